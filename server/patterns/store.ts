import { sql } from 'kysely'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { recentDays } from '../similarity/index.ts'
import { apartKey, type Group, type Grouping, groupingOf, type Placed, type TicketVector } from './grouping.ts'

/** Whoever changes groups does so alone. */
export async function lockGroups(work: Pick<Work, 'tx'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('patterns:groups', 0))`.execute(work.tx)
}

export function sinceRecent(ctx: Pick<Ctx, 'now'>): Date {
  return new Date(ctx.now().getTime() - recentDays * 86_400_000)
}

/** The oldest tickets that wait to be grouped. */
export async function waitingTickets(db: Db | Tx, limit: number): Promise<TicketVector[]> {
  const { rows } = await sql<TicketVector>`
    select u.ticket_id, u.created_at, f.keys, f.weights
    from (select * from ungrouped_tickets order by created_at, ticket_id limit ${limit}) as u
    join ticket_features as f on f.ticket_id = u.ticket_id
    order by u.created_at, u.ticket_id`.execute(db)
  return rows
}

/** A few tickets meet only the groups that share one of their weightiest features; for many, all are read at once. */
const keysAsked = 12
const fewTickets = 20

export async function loadGroups(db: Db | Tx, tickets: readonly TicketVector[], since: Date): Promise<Grouping> {
  const asked = [...new Set(tickets.flatMap(({ keys }) => keys.slice(0, keysAsked)))]
  const near = tickets.length <= fewTickets ? sql`and keys && ${asked}::int[]` : sql``
  const { rows } = await sql<{
    id: string
    keys: number[]
    weights: number[]
    ticketCount: number
    avoidedKeys: number[]
    lastAt: Date
  }>`select id, keys, weights, ticket_count, avoided_keys, last_at from ticket_groups
    where last_at > ${since} ${near}`.execute(db)
  const groups = rows.map(({ id, keys, weights, ticketCount, avoidedKeys, lastAt }): Group => {
    return { id, vector: { keys, weights }, count: ticketCount, avoided: new Set(avoidedKeys), lastAt }
  })
  const pairs = await sql<{ oneId: string; otherId: string }>`select one_id, other_id from groups_apart`.execute(db)
  return groupingOf(groups, new Set(pairs.rows.map(({ oneId, otherId }) => apartKey(oneId, otherId))))
}

/** Writes down where tickets were put, and what became of the groups. */
export async function storePlaced(
  work: Work,
  grouping: Grouping,
  placed: readonly { ticket: TicketVector; at: Placed }[],
): Promise<void> {
  const touched = [...new Set(placed.map(({ at }) => at.groupId))].flatMap((id) => grouping.groups.get(id) ?? [])
  await storeGroups(work, touched)
  for (const { at } of placed)
    if (at.merged !== undefined) await mergeStored(work, at.merged, finalGroup(placed, at.groupId))
  // One that was merged away within this batch takes its tickets along.
  const rows = placed.map(({ ticket, at }) => ({
    id: ticket.ticketId,
    group: finalGroup(placed, at.groupId),
    at: ticket.createdAt,
  }))
  await sql`insert into group_tickets (ticket_id, group_id, created_at)
    select (r ->> 'id')::uuid, (r ->> 'group')::uuid, (r ->> 'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r on conflict do nothing`.execute(work.tx)
  const done = placed.map(({ ticket }) => ticket.ticketId)
  await sql`delete from ungrouped_tickets where ticket_id = any(${done}::uuid[])`.execute(work.tx)
}

function finalGroup(placed: readonly { at: Placed }[], id: string): string {
  return placed.reduce((current, { at }) => (at.merged === current ? at.groupId : current), id)
}

export async function storeGroups(work: Pick<Work, 'tx'>, groups: readonly Group[]): Promise<void> {
  const rows = groups.map(({ id, vector, count, avoided, lastAt }) => {
    return { id, ...vector, count, avoided: [...avoided], at: lastAt }
  })
  await sql`
    insert into ticket_groups (id, keys, weights, ticket_count, avoided_keys, last_at)
    select (r ->> 'id')::uuid, array(select jsonb_array_elements_text(r -> 'keys')::int),
      array(select jsonb_array_elements_text(r -> 'weights')::real), (r ->> 'count')::int,
      array(select jsonb_array_elements_text(r -> 'avoided')::int), (r ->> 'at')::timestamptz
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
    on conflict (id) do update set keys = excluded.keys, weights = excluded.weights,
      ticket_count = excluded.ticket_count, avoided_keys = excluded.avoided_keys, last_at = excluded.last_at
  `.execute(work.tx)
}

/** The pattern goes along, unless the other group has one. */
async function mergeStored(work: Work, from: string, into: string): Promise<void> {
  await sql`update group_tickets set group_id = ${into} where group_id = ${from}`.execute(work.tx)
  await sql`update patterns set group_id = ${into} where group_id = ${from}
    and not exists (select from patterns where group_id = ${into})`.execute(work.tx)
  await sql`insert into groups_apart (one_id, other_id, said_by, said_at)
    select case when one_id = ${from} then ${into} else one_id end,
      case when other_id = ${from} then ${into} else other_id end, said_by, said_at
    from groups_apart where ${from}::uuid in (one_id, other_id) on conflict do nothing`.execute(work.tx)
  await sql`delete from ticket_groups where id = ${from}`.execute(work.tx)
}
