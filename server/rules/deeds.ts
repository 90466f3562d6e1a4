import { approvalAmount } from '#contract/approval-flows.ts'
import type { RuleDeed } from '#contract/ticket-rules.ts'
import { askForApproval } from '../approvals/index.ts'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { callOut } from '../on-call/index.ts'
import { fillText, valuesOfTicket } from '../ready-texts/index.ts'
import { appendTasks, checkAssignee, putIn } from '../tasks/index.ts'
import {
  addMessage,
  type Cause,
  inviteFollowers,
  machineNote,
  machineReply,
  type NewMessage,
  react,
  relateIn,
  type TicketRow,
} from '../tickets/index.ts'
import { callWebhook } from '../webhooks/index.ts'
import { customOf } from './more-facts.ts'
import type { Deed } from './plan.ts'

type Skipped = RuleDeed['skipped']
type CauseOfRule = Extract<Cause, { kind: 'rule' }>

interface Doing {
  ticket: TicketRow
  cause: CauseOfRule
}

/** What an action made of the ticket, and why it did nothing, if so. */
interface Done {
  ticket: TicketRow
  skipped: Skipped
}

const hourMs = 3_600_000

/** Does one action of a rule that sets no field, in the work's transaction. */
export async function doDeed(work: Work, doing: Doing, deed: Deed): Promise<Done> {
  const { ticket, cause } = doing
  switch (deed.kind) {
    case 'write_note':
      return write(work, doing, deed.bodyHtml, (html) => machineNote(cause.name, html))
    case 'send_mail': {
      const refusal = await whyNotMail(work, ticket)
      if (refusal !== null) return { ticket, skipped: refusal }
      return write(work, doing, deed.bodyHtml, (html) => machineReply(work, ticket, html))
    }
    case 'add_followers': {
      const added = await inviteFollowers(work, ticket, deed.personIds, cause)
      return { ticket, skipped: added.length === 0 ? 'nothing_new' : null }
    }
    case 'notify':
      return { ticket, skipped: await call(work, doing, deed) }
    case 'add_task': {
      const { title, assigneeId, dueAfterHours } = deed
      const dueAt = dueAfterHours === null ? null : new Date(work.now().getTime() + dueAfterHours * hourMs)
      const who = (await mayHaveTask(work, ticket, assigneeId)) ? assigneeId : null
      await appendTasks(work, ticket, [{ title, checklist: '', assigneeId: who, dueAt }], cause)
      return { ticket, skipped: null }
    }
    case 'add_checklist':
      await putIn(work, ticket.number, deed.checklistId, cause)
      return { ticket, skipped: null }
    case 'call_webhook':
      await callWebhook(work, {
        webhookId: deed.webhookId,
        event: 'rule.fired',
        ticketId: ticket.id,
        name: cause.name,
      })
      return { ticket, skipped: null }
    case 'ask_approval':
      return askApproval(work, doing, deed)
    case 'call_out': {
      const call = ticket.teamId === null ? undefined : await callOut(work, { ticket, teamId: ticket.teamId, cause })
      return { ticket, skipped: call === undefined ? 'nobody' : call.isNew ? null : 'nothing_new' }
    }
    case 'link_parent':
      await relateIn(work, ticket.number, { to: deed.number, kind: 'child_of' }, cause)
      return { ticket, skipped: null }
  }
}

const refusals = { pending: 'nothing_new', gone: 'gone', closed: 'closed', nobody: 'nobody' } as const

/** The request may put the ticket on hold, or be granted at once: what comes after follows the ticket as it is then. */
async function askApproval(
  work: Work,
  { ticket, cause }: Doing,
  { flowId, amountField }: Extract<Deed, { kind: 'ask_approval' }>,
): Promise<Done> {
  const { data: amount } = approvalAmount.safeParse(
    amountField && customOf(ticket.fields, `field:${amountField}`, 'field:'),
  )
  const asked = await askForApproval(work, { ticketId: ticket.id, flowId, amount: amount ?? null, cause })
  const after = await work.tx.selectFrom('tickets').selectAll().where('id', '=', ticket.id).executeTakeFirstOrThrow()
  return { ticket: after, skipped: 'refused' in asked ? refusals[asked.refused] : null }
}

async function write(
  work: Work,
  { ticket, cause }: Doing,
  html: string,
  messageOf: (html: string) => NewMessage | undefined | Promise<NewMessage | undefined>,
): Promise<Done> {
  const { bodyHtml, missing } = fillText(html, await valuesOfTicket(work.tx, null, ticket.id))
  const message = await messageOf(bodyHtml)
  if (message === undefined) return { ticket, skipped: 'nobody' }
  // A gap in what a customer reads would be overlooked; colleagues see the variable.
  if (missing.length > 0 && message.kind === 'reply') return { ticket, skipped: 'unfilled' }
  const added = await addMessage(work, ticket, message, cause)
  return { ticket: added.ticket, skipped: null }
}

/** A machine is never answered, nor whoever stands in a forged mail (MAIL.md); the brakes for each recipient follow. */
async function whyNotMail(work: Work, ticket: TicketRow): Promise<Skipped> {
  if (ticket.status === 'closed') return 'closed'
  const last = await work.tx
    .selectFrom('messages')
    .select(['isAutomatic', 'isUnverified'])
    .where('ticketId', '=', ticket.id)
    .where('direction', '=', 'in')
    .where('kind', '<>', 'note')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.isAutomatic || last?.isUnverified ? 'automatic_sender' : null
}

async function call(
  work: Work,
  { ticket, cause }: Doing,
  { whom, text }: Extract<Deed, { kind: 'notify' }>,
): Promise<Skipped> {
  const members =
    whom.team && ticket.teamId !== null
      ? await work.tx.selectFrom('teamMembers').select('personId').where('teamId', '=', ticket.teamId).execute()
      : []
  const assignee = whom.assignee && ticket.assigneeId !== null ? [ticket.assigneeId] : []
  const personIds = [...new Set([...whom.personIds, ...assignee, ...members.map(({ personId }) => personId)])]
  if (personIds.length === 0) return 'nobody'
  await react(work, { type: 'people.called', ticket, personIds, text, cause })
  return null
}

async function mayHaveTask(work: Work, ticket: TicketRow, personId: string | null): Promise<boolean> {
  try {
    await checkAssignee(work, ticket, personId)
    return true
  } catch (error) {
    // Whoever no longer sees the ticket leaves the task to nobody in particular.
    if (error instanceof AppError) return false
    throw error
  }
}
