import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { getTicketId } from '../tickets/index.ts'
import type { Said } from './prompts.ts'

const mostMessages = 100

export interface AskedTicket {
  id: string
  subject: string
  requesterId: string
  /** In which the requester is written to. */
  language: Language
  said: (Said & { id: string; isNote: boolean })[]
  /** Of everybody who has to do with it. */
  names: string[]
}

/** A ticket in reach as the model is told of it; side conversations and machines' mails are left out. */
export async function readTicket(ctx: Ctx, number: number): Promise<AskedTicket> {
  const id = await getTicketId(ctx, number)
  const { rows } = await sql<{ subject: string; requesterId: string; language: string }>`
    select subject, requester_id, language from tickets where id = ${id}`.execute(ctx.db)
  const ticket = found(rows[0], 'Ticket')
  const messages = await ctx.db
    .selectFrom('messages')
    .select(['id', 'kind', 'direction', 'newText', 'fromName'])
    .where('ticketId', '=', id)
    .where('sideConversationId', 'is', null)
    .where('isAutomatic', '=', false)
    .orderBy('id')
    .limit(mostMessages)
    .execute()
  const { rows: people } = await sql<{ name: string }>`
    select name from people where id in (
      select requester_id from tickets where id = ${id} union select assignee_id from tickets where id = ${id}
      union select author_id from messages where ticket_id = ${id})
    union select name from ticket_participants where ticket_id = ${id} and name <> ''`.execute(ctx.db)
  return {
    id,
    subject: ticket.subject,
    requesterId: ticket.requesterId,
    language: ticket.language === 'en' ? 'en' : 'es',
    said: messages.map((one) => ({
      id: one.id,
      who: one.kind === 'note' ? 'Internal note' : one.direction === 'in' ? 'Requester' : 'Agent',
      isNote: one.kind === 'note',
      text: one.newText,
    })),
    names: [...people.map(({ name }) => name), ...messages.map(({ fromName }) => fromName)].filter(
      (name) => name !== '' && !name.includes('@'),
    ),
  }
}
