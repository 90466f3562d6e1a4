import type { Language } from '#contract/common.ts'
import { templateContent } from '#contract/ticket-templates.ts'
import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { putIn } from '../tasks/index.ts'
import { isTeam } from '../teams/index.ts'
import {
  bodyOf,
  type Cause,
  copyKept,
  fittingValues,
  openTicket,
  type TicketRow,
  valuesForNew,
} from '../tickets/index.ts'

interface Opening {
  templateId: string
  requesterId: string
  /** Stands in where the template has no subject. */
  name: string
  cause: Cause
}

/** Opens a ticket as a template has it, without anybody looking at it before; what of it is gone is left out. */
export async function openFromTemplate(
  work: Work,
  { templateId, requesterId, name, cause }: Opening,
): Promise<TicketRow> {
  const query = work.tx.selectFrom('ticketTemplates').select('content').where('id', '=', templateId)
  const content = templateContent.parse((await query.executeTakeFirstOrThrow()).content)
  const requester = await work.tx
    .selectFrom('people')
    .selectAll()
    .where('id', '=', requesterId)
    .executeTakeFirstOrThrow()
  const inbox = await defaultInbox(work.tx)
  const hasTeam = content.teamId !== null && (await isTeam(work.tx, content.teamId))
  const subject = content.subject === '' ? name : content.subject
  const body = bodyOf({ bodyHtml: content.bodyHtml })
  const files = await copyKept(work, await fileIdsOf(work, templateId))
  const { ticket } = await openTicket(
    work,
    {
      subject,
      type: content.type,
      impact: content.impact,
      urgency: content.urgency,
      channel: 'desk',
      // The database's check holds the column to these words.
      language: requester.language as Language,
      requesterId,
      inboxId: inbox?.id ?? null,
      teamId: hasTeam ? content.teamId : (inbox?.teamId ?? null),
      assigneeId: null,
      tags: content.tags,
      fields: await valuesForNew(work, {
        type: content.type,
        given: await fittingValues(work, content.fields),
        byRequester: false,
      }),
    },
    {
      ...(body.bodyText === '' ? bodyOf({ bodyText: subject }) : body),
      kind: 'reply',
      direction: 'in',
      authorId: requesterId,
      from: { name: requester.name, address: requester.email },
      to: [],
      cc: [],
      channel: 'desk',
      isAutomatic: true,
      attachmentIds: files.map(({ id }) => id),
    },
    cause,
  )
  const { checklistId } = content
  if (checklistId !== null && (await isChecklist(work, checklistId)))
    await putIn(work, ticket.number, checklistId, cause)
  return ticket
}

async function fileIdsOf(work: Work, templateId: string): Promise<string[]> {
  const query = work.tx.selectFrom('ticketTemplateFiles').select('attachmentId').where('templateId', '=', templateId)
  return (await query.execute()).map(({ attachmentId }) => attachmentId)
}

async function isChecklist(work: Work, id: string): Promise<boolean> {
  return (await work.tx.selectFrom('checklists').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
