import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, type Db, type Tx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import type { TicketFact } from '../tickets/index.ts'
import { featuresOf } from './features.ts'
import { frequenciesOf, readModel } from './model.ts'
import { keyOf, type Vector, vectorOf } from './vectors.ts'

const payload = z.object({ ticketId: z.uuid() })
const atOnce = 200
/** Tickets of so many days are looked through for patterns, and made anew when rarities were learnt. */
export const recentDays = 30

/** Tickets are read in the background: when they are opened, and when their subject changes. */
export async function similarityReaction(work: Work, fact: TicketFact): Promise<void> {
  const isNew = fact.type === 'ticket.created'
  const isRenamed = fact.type === 'ticket.changed' && fact.changes.some(({ field }) => field === 'subject')
  if (!isNew && !isRenamed) return
  await addJob(work, 'similarity:read', { ticketId: fact.ticket.id }, { key: `similarity:${fact.ticket.id}` })
}

export async function readTicket(ctx: Ctx, given: unknown): Promise<void> {
  const { ticketId } = payload.parse(given)
  await transact(ctx, (work) => storeVectors(work, [ticketId]))
}

/**
 * Reads what was imported, restored or left out, and of the last days also what is of an older model; in pieces, each
 * in a transaction of its own.
 */
export async function readLeftOut(ctx: Ctx, signal: AbortSignal | undefined): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  const since = new Date(ctx.now().getTime() - recentDays * 86_400_000)
  while (signal?.aborted !== true) {
    const { model } = await readModel(ctx.db)
    const { rows } = await sql<{ id: string; isWanted: boolean }>`
      select t.id, (f.ticket_id is null or (f.model < ${model} and t.created_at > ${since})) as is_wanted
      from (select id, created_at from tickets where id > ${after}::uuid order by id limit ${atOnce * 10}) as t
      left join ticket_features as f on f.ticket_id = t.id order by t.id`.execute(ctx.db)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    const wanted = rows.filter(({ isWanted }) => isWanted).map(({ id }) => id)
    for (let from = 0; from < wanted.length; from += atOnce) {
      await transact(ctx, (work) => storeVectors(work, wanted.slice(from, from + atOnce)))
    }
  }
}

interface TicketText {
  id: string
  subject: string
  body: string
  createdAt: Date
}

/** What a ticket is about: its subject and its first message. */
export async function textsOf(db: Db | Tx, ticketIds: readonly string[]): Promise<TicketText[]> {
  const { rows } = await sql<TicketText>`
    select t.id, t.subject, coalesce(m.body, '') as body, t.created_at
    from tickets as t left join lateral (
      select left(m.new_text, 4000) as body from messages as m where m.ticket_id = t.id order by m.id limit 1) as m on true
    where t.id = any(${[...ticketIds]}::uuid[])`.execute(db)
  return rows
}

/** The vector of a text with the rarities of this desk. */
export async function vectorFor(db: Db | Tx, text: { subject: string; body: string }): Promise<Vector> {
  const { counts } = featuresOf(text)
  return vectorOf(counts, await frequenciesOf(db, [...counts.keys()].map(keyOf)))
}

async function storeVectors(work: Work, ticketIds: string[]): Promise<void> {
  const texts = (await textsOf(work.tx, ticketIds)).map((text) => ({ ...text, counts: featuresOf(text).counts }))
  const keys = new Set(texts.flatMap(({ counts }) => [...counts.keys()].map(keyOf)))
  const frequencies = await frequenciesOf(work.tx, [...keys])
  const rows = texts.map(({ id, counts }) => ({ id, ...vectorOf(counts, frequencies) }))
  await sql`
    insert into ticket_features (ticket_id, keys, weights, model)
    select (r ->> 'id')::uuid, array(select jsonb_array_elements_text(r -> 'keys')::int),
      array(select jsonb_array_elements_text(r -> 'weights')::real), ${frequencies.model}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
    on conflict (ticket_id) do update set keys = excluded.keys, weights = excluded.weights, model = excluded.model
  `.execute(work.tx)
  await queueForGroups(work, ticketIds)
}

/** Those of the last days that belong to no group yet. */
async function queueForGroups(work: Work, ticketIds: string[]): Promise<void> {
  const since = new Date(work.now().getTime() - recentDays * 86_400_000)
  await sql`insert into ungrouped_tickets (ticket_id, created_at)
    select t.id, t.created_at from tickets as t
    where t.id = any(${ticketIds}::uuid[]) and t.created_at > ${since}
      and not exists (select from group_tickets as g where g.ticket_id = t.id)
    on conflict do nothing`.execute(work.tx)
}
