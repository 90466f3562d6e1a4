import { sql } from 'kysely'
import type { SimilarTicket } from '#contract/similarity.ts'
import type { Ctx } from '../kernel/context.ts'
import { getTicketId, linksOf, ticketsVisibleTo } from '../tickets/index.ts'
import { findLike } from './find.ts'
import { textsOf, vectorFor } from './read-tickets.ts'
import { sharedWords } from './shared-words.ts'

const mostShown = 5
/** Less alike than this, two tickets share but a word. */
const leastScore = 0.14
const longestAnswer = 600

type Row = Omit<SimilarTicket, 'createdAt' | 'score' | 'words'> & { id: string; createdAt: Date }

/** Tickets in reach that are about the same, the likest first, with what they have in common and how they were solved. */
export async function listSimilar(ctx: Ctx, number: number): Promise<SimilarTicket[]> {
  const id = await getTicketId(ctx, number)
  const [text] = await textsOf(ctx.db, [id])
  if (text === undefined) return []
  const vector = await vectorFor(ctx.db, text)
  const visible = ticketsVisibleTo(ctx.actor) ?? sql`true`
  const found = await findLike(
    ctx.db,
    vector,
    {
      from: sql`(select ticket_id as id, keys, weights from ticket_features) as f`,
      where: sql<boolean>`f.id <> ${id} and exists (select from tickets as t where t.id = f.id
        and t.merged_into_id is null and ${visible})`,
      isLarge: true,
    },
    mostShown,
  )
  const close = found.filter(({ score }) => score >= leastScore)
  if (close.length === 0) return []
  const ids = close.map((one) => one.id)
  const [rows, texts] = await Promise.all([rowsOf(ctx, id, ids), textsOf(ctx.db, ids)])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const textById = new Map(texts.map((one) => [one.id, one]))
  return close.flatMap(({ id: other, score }) => {
    const row = byId.get(other)
    const otherText = textById.get(other)
    if (row === undefined || otherText === undefined) return []
    const { id: _, createdAt, ...shown } = row
    return [
      { ...shown, createdAt: createdAt.toISOString(), score: Math.min(1, score), words: sharedWords(text, otherText) },
    ]
  })
}

/** The last reply of the desk to a ticket that was solved says how. */
async function rowsOf(ctx: Ctx, me: string, ids: string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.number, t.subject, t.status, t.created_at,
      json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role) as requester,
      (select l ->> 'kind' from json_array_elements(${linksOf(ctx.actor, sql`${me}::uuid`)}) as l
        where (l ->> 'number')::bigint = t.number) as "linkedAs",
      case when t.status in ('solved', 'closed') then (
        select left(m.new_text, ${longestAnswer}) from messages as m
        where m.ticket_id = t.id and m.kind = 'reply' and m.direction = 'out' and not m.is_automatic
        order by m.id desc limit 1) end as answer
    from tickets as t join people as p on p.id = t.requester_id
    where t.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}
