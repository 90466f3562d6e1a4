import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Ctx } from '../../kernel/context.ts'
import { redact } from '../../redaction/index.ts'
import { getTicketId } from '../../tickets/index.ts'
import type { Told } from './compose.ts'

const mostMessages = 200

/** A ticket as an article is made from it, and whose names must not stand there. */
export interface Source extends Told {
  ticketId: string
  subject: string
  names: string[]
}

/** What was said on a ticket in reach: the conversation with the requester, the notes, and the problem behind it. */
export async function readSource(ctx: Ctx, number: number): Promise<Source> {
  const ticketId = await getTicketId(ctx, number)
  const [ticket, messages, problem, names] = await Promise.all([
    ctx.db.selectFrom('tickets').select(['subject', 'language']).where('id', '=', ticketId).executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom('messages')
      .select(['kind', 'direction', 'newText'])
      .where('ticketId', '=', ticketId)
      .where('sideConversationId', 'is', null)
      .where('isAutomatic', '=', false)
      .orderBy('id')
      .limit(mostMessages)
      .execute(),
    ctx.db
      .selectFrom('problemTickets as x')
      .innerJoin('problems as p', 'p.id', 'x.problemId')
      .select(['p.cause', 'p.workaround'])
      .where('x.ticketId', '=', ticketId)
      .executeTakeFirst(),
    namesOn(ctx, ticketId),
  ])
  return {
    ticketId,
    subject: ticket.subject,
    language: ticket.language === 'en' ? 'en' : 'es',
    said: messages.map(({ kind, direction, newText }) => ({
      by: direction === 'in' ? 'requester' : 'desk',
      isNote: kind === 'note',
      text: newText,
    })),
    cause: problem?.cause ?? '',
    workaround: problem?.workaround ?? '',
    names,
  }
}

/** Everybody who has to do with it, by every name they have there. */
async function namesOn(ctx: Pick<Ctx, 'db'>, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from people where id in (
      select requester_id from tickets where id = ${ticketId}
      union select assignee_id from tickets where id = ${ticketId}
      union select person_id from ticket_followers where ticket_id = ${ticketId}
      union select author_id from messages where ticket_id = ${ticketId})
    union select name from ticket_participants where ticket_id = ${ticketId} and name <> ''
    union select from_name from messages where ticket_id = ${ticketId} and from_name <> ''`.execute(ctx.db)
  return rows.map(({ name }) => name).filter((name) => !name.includes('@'))
}

/** A subject as a title: without the marks of answers, and without anybody's name. */
export function titleFrom(subject: string, names: readonly string[], language: Language): string {
  const plain = subject.replace(/^(?:\s*(?:re|rv|fw|fwd|enc)\s*:)+/i, '').replace(/\[#\d+\]/g, '')
  return redact(plain, { names, language }).text.replace(/\s+/g, ' ').trim().slice(0, 200)
}
