import type { NoticeKind } from '#contract/mail-templates.ts'
import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPerson, personActor } from '../../people/index.ts'
import type { MessageRow, TicketFact, TicketRow } from '../../tickets/index.ts'
import { mayMail } from '../may-mail.ts'
import { queueMail } from '../outbox.ts'
import { lastPublicMessage } from '../quotes.ts'
import { signAgentAddress, signMessageId } from '../reading/index.ts'
import { readHouse } from '../templates/queries.ts'
import { renderSubject } from '../templates/render.ts'
import { automaticHeaders, beginTicketMail, withHook } from '../ticket-mail.ts'
import { noticeLetter, noticeValues } from './notice.ts'

/** Mails an agent about the tickets that are hers: one is assigned to her, or its requester has answered. */
export async function notifyAssignee(work: Work, fact: TicketFact): Promise<void> {
  const { ticket, cause } = fact
  if (ticket.assigneeId === null || cause.kind === 'import') return
  if ('personId' in cause && cause.personId === ticket.assigneeId) return
  const isAssigned = isAssignment(fact)
  if (!isAssigned && !isAnswer(fact)) return
  const agent = await personActor(work.tx, ticket.assigneeId)
  if (agent === undefined || !isAgent(agent)) return
  if (isAssigned) await notify(work, 'assigned', ticket, agent, await lastPublicMessage(work, ticket.id))
  else if (fact.type === 'message.added') await notify(work, 'requester_answered', ticket, agent, fact.message)
}

/** Tells an agent that her answer by mail stayed inside. */
export async function tellKeptAsNote(work: Work, ticket: TicketRow, agent: AgentActor): Promise<void> {
  await notify(work, 'answer_kept_as_note', ticket, agent, await lastPublicMessage(work, ticket.id))
}

function isAssignment(fact: TicketFact): boolean {
  if (fact.type === 'ticket.created') return true
  return fact.type === 'ticket.changed' && fact.changes.some(({ field }) => field === 'assigneeId')
}

/** A machine's mail is no answer. */
function isAnswer(fact: TicketFact): boolean {
  if (fact.type !== 'message.added' || fact.isFirst) return false
  const { direction, kind, isAutomatic } = fact.message
  return direction === 'in' && kind === 'reply' && !isAutomatic
}

async function notify(
  work: Work,
  kind: NoticeKind,
  ticket: TicketRow,
  agent: AgentActor,
  last: MessageRow | undefined,
): Promise<void> {
  const to = await addressOf(work, agent.id)
  const mail = await beginTicketMail(work, ticket)
  if (to === undefined || mail === undefined || !(await mayMail(work, ticket, to))) return
  const { settings, template } = await readHouse(work.tx, kind, agent.language)
  const values = noticeValues(work, mail, settings, agent, last)
  const { inbox, headerMessageId } = mail
  // One thread for each ticket in her mail program, under a mail that never was.
  const domain = inbox.address.slice(inbox.address.indexOf('@') + 1)
  const thread = signMessageId(ticket.number, 'agents', domain, work.services.key('message-id'))
  await queueMail(work, {
    purpose: 'notification',
    ticketId: ticket.id,
    inboxId: inbox.id,
    subject: withHook(renderSubject(template.subject, values), ticket),
    headerMessageId,
    isAutomatic: true,
    content: {
      ...noticeLetter(template.bodyHtml, values, agent.language),
      from: { name: inbox.name, address: inbox.address },
      replyTo: signAgentAddress(inbox.address, ticket.number, agent.id, work.services.key('reply-address')),
      envelopeFrom: '',
      to: [{ name: agent.name, address: to }],
      cc: [],
      bcc: [],
      inReplyTo: thread,
      references: [thread],
      headers: { ...automaticHeaders(work), 'Auto-Submitted': 'auto-generated' },
      attachmentIds: [],
    },
  })
}

/** Undefined when she has none, or wants no such mails. */
async function addressOf(work: Work, agentId: string): Promise<string | undefined> {
  const person = await findPerson(work.tx, agentId)
  return person?.isNotifiedByMail === true ? (person.email ?? undefined) : undefined
}
