import { sql } from 'kysely'
import { personOf } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { invalidField, notFound } from '../kernel/errors.ts'
import type { Vector } from '../similarity/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { lockPattern, ring } from './commands.ts'
import { type Group, meanOf } from './grouping.ts'
import { lockGroups, storeGroups } from './store.ts'

/** So many of the newest tickets that stay make up what the group is about. */
const mostKept = 300
/** A feature must weigh so much in what was split off to be remembered against it. */
const tellingWeight = 0.08

interface Member extends Vector {
  ticketId: string
  number: number
  createdAt: Date
}

/**
 * Tickets that only look alike become a group of their own. The two are never joined again, and what only one of them
 * speaks of counts against the other from then on.
 */
export async function splitOff(work: Work, patternId: string, numbers: readonly number[]): Promise<void> {
  await lockGroups(work)
  const { groupId } = await lockPattern(work, patternId)
  const off = await membersOf(work, groupId, sql`t.number = any(${[...numbers]}::bigint[])`)
  if (off.length < new Set(numbers).size) throw notFound('Ticket of this pattern')
  const rest = await membersOf(work, groupId, sql`not t.number = any(${[...numbers]}::bigint[])`)
  if (rest.length === 0) throw invalidField('numbers', 'all', 'One ticket has to stay; dismiss the pattern instead')
  const { ticketCount } = await work.tx
    .selectFrom('ticketGroups')
    .select('ticketCount')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  const [kept, left] = await apart(work, groupId, { rest, off, count: Math.max(1, ticketCount - off.length) })
  await storeGroups(work, [kept, left])
  await sql`update group_tickets set group_id = ${left.id}, is_placed = true
    where ticket_id = any(${off.map(({ ticketId }) => ticketId)}::uuid[])`.execute(work.tx)
  const [oneId, otherId] = kept.id < left.id ? [kept.id, left.id] : [left.id, kept.id]
  await work.tx
    .insertInto('groupsApart')
    .values({ oneId, otherId, saidBy: personOf(work.actor).id, saidAt: work.now() })
    .execute()
  await ring(work)
}

async function apart(
  work: Work,
  groupId: string,
  { rest, off, count }: { rest: Member[]; off: Member[]; count: number },
): Promise<[Group, Group]> {
  const restVector = meanOf(rest.map((vector) => ({ vector, count: 1 })))
  const offVector = meanOf(off.map((vector) => ({ vector, count: 1 })))
  const { avoidedKeys } = await work.tx
    .selectFrom('ticketGroups')
    .select('avoidedKeys')
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return [
    {
      id: groupId,
      vector: restVector,
      count,
      avoided: new Set([...avoidedKeys, ...tellingKeys(offVector, restVector)]),
      lastAt: newest(rest),
    },
    {
      id: work.newId(),
      vector: offVector,
      count: off.length,
      avoided: new Set(tellingKeys(restVector, offVector)),
      lastAt: newest(off),
    },
  ]
}

/** What the one speaks of and the other does not. */
function tellingKeys(one: Vector, other: Vector): number[] {
  const known = new Set(other.keys)
  return one.keys.filter((key, at) => (one.weights[at] ?? 0) >= tellingWeight && !known.has(key))
}

function newest(members: Member[]): Date {
  return members.reduce((last, { createdAt }) => (createdAt > last ? createdAt : last), new Date(0))
}

async function membersOf(work: Work, groupId: string, which: ReturnType<typeof sql>): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select g.ticket_id, t.number, g.created_at, f.keys, f.weights
    from group_tickets as g join tickets as t on t.id = g.ticket_id join ticket_features as f on f.ticket_id = t.id
    where g.group_id = ${groupId} and ${which} and ${ticketsVisibleTo(work.actor) ?? sql`true`}
    order by g.created_at desc limit ${mostKept}`.execute(work.tx)
  return rows
}
