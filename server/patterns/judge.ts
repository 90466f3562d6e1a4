import { sql } from 'kysely'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { recentDays, sharedWordsOf, textsOf } from '../similarity/index.ts'
import { liveChannel } from '../tickets/index.ts'
import { sinceRecent } from './store.ts'
import { tellOfPattern } from './tell.ts'
import { judgeTrend, type Trend } from './trend.ts'

/** A burst shows within a day, what creeps within a week. */
const windows = [24, 168]
/** A pattern that people are done with comes up again when it rises so many days later. */
const restsDays = 7
const leastTickets = 4
const readForWords = 12
const groupsAtOnce = 500

interface CountRow {
  groupId: string
  recent: number
  requesters: number
  past: number
}

/** Of these groups, keeps as patterns those that grow more than usual. */
export async function judgeGroups(ctx: Ctx, groupIds: readonly string[]): Promise<void> {
  if (groupIds.length === 0) return
  const desks = await Promise.all(windows.map(async (hours) => ({ hours, desk: await deskCounts(ctx, hours) })))
  for (let from = 0; from < groupIds.length; from += groupsAtOnce) {
    const some = groupIds.slice(from, from + groupsAtOnce)
    const rising = new Map<string, { hours: number; count: number; trend: Trend }>()
    for (const { hours, desk } of desks) {
      for (const row of await countsOf(ctx, some, hours)) {
        const trend = judgeTrend({
          ...row,
          ...desk,
          windowHours: hours,
          pastHours: recentDays * 24 - hours,
        })
        if (trend.isRising && !rising.has(row.groupId)) rising.set(row.groupId, { hours, count: row.recent, trend })
      }
    }
    for (const [groupId, { hours, count, trend }] of rising) {
      await transact(ctx, (work) => keepPattern(work, groupId, { hours, count, usual: trend.usual }))
    }
  }
}

async function countsOf(ctx: Ctx, groupIds: readonly string[], hours: number): Promise<CountRow[]> {
  const start = new Date(ctx.now().getTime() - hours * 3_600_000)
  const { rows } = await sql<CountRow>`
    select g.group_id, count(*) filter (where g.created_at > ${start})::int as recent,
      count(distinct t.requester_id) filter (where g.created_at > ${start})::int as requesters,
      count(*) filter (where g.created_at <= ${start})::int as past
    from group_tickets as g join tickets as t on t.id = g.ticket_id
    where g.group_id = any(${[...groupIds]}::uuid[]) and g.created_at > ${sinceRecent(ctx)}
    group by g.group_id
    having count(*) filter (where g.created_at > ${start}) >= ${leastTickets}`.execute(ctx.db)
  return rows
}

async function deskCounts(ctx: Ctx, hours: number): Promise<{ deskRecent: number; deskPast: number }> {
  const start = new Date(ctx.now().getTime() - hours * 3_600_000)
  const { rows } = await sql<{ deskRecent: number; deskPast: number }>`
    select count(*) filter (where created_at > ${start})::int as desk_recent,
      count(*) filter (where created_at <= ${start})::int as desk_past
    from group_tickets where created_at > ${sinceRecent(ctx)}`.execute(ctx.db)
  return rows[0] ?? { deskRecent: 0, deskPast: 0 }
}

interface Rise {
  hours: number
  count: number
  usual: number
}

/** New, or known and growing; one that people are done with rests for a while. It is told once each time it comes up. */
async function keepPattern(work: Work, groupId: string, { hours, count, usual }: Rise): Promise<void> {
  const words = await wordsOf(work, groupId)
  const now = work.now()
  const rested = new Date(now.getTime() - restsDays * 86_400_000)
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    insert into patterns as p (id, group_id, words, window_hours, recent_count, usual_count, found_at)
    values (${work.newId()}, ${groupId}, ${words}, ${hours}, ${count}, ${usual}, ${now})
    on conflict (group_id) do update set words = excluded.words, window_hours = excluded.window_hours,
      recent_count = excluded.recent_count, usual_count = excluded.usual_count,
      found_at = case when p.state = 'open' then p.found_at else excluded.found_at end,
      state = 'open', reason = null, problem_id = null, decided_by = null, decided_at = null
    where p.state = 'open' or (p.decided_at < ${rested} and not exists (
      select from problems as x where x.id = p.problem_id and x.state in ('open', 'known_error')))
    returning p.id, p.found_at = ${now} as is_new`.execute(work.tx)
  const [row] = rows
  if (row === undefined) return
  await sql`select pg_notify(${liveChannel}, 'problems')`.execute(work.tx)
  if (row.isNew) await tellOfPattern(work, { groupId, words, count })
}

/** What its newest tickets have in common. */
async function wordsOf(work: Work, groupId: string): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('groupTickets')
    .select('ticketId')
    .where('groupId', '=', groupId)
    .orderBy('createdAt', 'desc')
    .limit(readForWords)
    .execute()
  return sharedWordsOf(
    await textsOf(
      work.tx,
      rows.map(({ ticketId }) => ticketId),
    ),
  )
}
