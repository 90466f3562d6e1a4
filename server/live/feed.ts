import { sql } from 'kysely'
import type { LiveEvent } from '#contract/live.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Db } from '../kernel/context.ts'
import { isSnapshot } from './snapshot.ts'

/** One event with what decides who may hear of it. */
export interface FeedEvent {
  event: LiveEvent
  ticketId: string
  teamId: string | null
  assigneeId: string | null
  requesterId: string
  organizationId: string | null
  isInternal: boolean
}

export interface FeedPage {
  events: FeedEvent[]
  /** Where to go on: a snapshot of PostgreSQL, as `xmin:xmax:running`. */
  snapshot: string
  /** There was more than a page: whoever waited for it had better ask for everything anew. */
  isCut: boolean
}

const pageSize = 500
/** A browser this many transactions behind asks for everything anew: looking through them would cost more. */
const mostBehind = 200_000

/**
 * Events that became visible since an earlier snapshot. Ids and times cannot say that, as transactions end in
 * another order than they begin; snapshots can: what the earlier one did not see, and today's does, is new.
 */
export async function readFeed(db: Db, since: string | undefined): Promise<FeedPage> {
  if (since === undefined) return { events: [], ...(await now(db)), isCut: false }
  if (!(await isRecent(db, since))) return { events: [], ...(await now(db)), isCut: true }
  const { rows } = await sql<Row>`
    with moment as materialized (select pg_current_snapshot() as snapshot),
    fresh as (
      select e.id, e.type, e.actor_id, e.ticket_id, e.message_id
      from ticket_events as e
      where e.xid >= pg_snapshot_xmin(${since}::pg_snapshot)
        and not pg_visible_in_snapshot(e.xid, ${since}::pg_snapshot)
      order by e.xid, e.id
      limit ${pageSize + 1}
    )
    select moment.snapshot::text as snapshot, f.type, f.actor_id, f.ticket_id,
      t.number, t.team_id, t.assignee_id, t.requester_id, t.organization_id,
      coalesce(m.kind = 'note', f.type not in ('ticket.created', 'ticket.changed') and f.type not like 'remote.%') as is_internal
    from moment
    left join fresh as f on true
    left join tickets as t on t.id = f.ticket_id
    left join messages as m on m.id = f.message_id
    order by f.id`.execute(db)
  const events = rows.flatMap((row) => (row.number === null ? [] : [asEvent(row)]))
  return { events, snapshot: rows[0]?.snapshot ?? since, isCut: rows.length > pageSize }
}

/** Whether somebody may hear of an event; the same rule as for tickets, over values. */
export function mayHear(actor: Actor, event: FeedEvent): boolean {
  if (actor.kind !== 'person') return false
  if (actor.guestTicketId !== undefined) return !event.isInternal && event.ticketId === actor.guestTicketId
  if (isAgent(actor)) {
    return (
      actor.teams === 'all' ||
      event.teamId === null ||
      actor.teams.includes(event.teamId) ||
      event.assigneeId === actor.id
    )
  }
  const isOwn =
    event.requesterId === actor.id ||
    (actor.sharedOrganizationId !== undefined && event.organizationId === actor.sharedOrganizationId)
  return isOwn && !event.isInternal
}

interface Row {
  snapshot: string
  type: string | null
  actorId: string | null
  ticketId: string
  number: number | null
  teamId: string | null
  assigneeId: string | null
  requesterId: string
  organizationId: string | null
  isInternal: boolean
}

function asEvent(row: Row): FeedEvent {
  const { type, actorId, number, snapshot: _, ...about } = row
  return { ...about, event: { type: 'ticket', number: number ?? 0, what: type ?? '', actorId } }
}

/**
 * Whether this is a snapshot that this database had not long ago. One from the future is of a database that was since
 * replaced by its backup, where nothing would seem new for a long time.
 */
async function isRecent(db: Db, since: string): Promise<boolean> {
  if (!isSnapshot(since)) return false
  const { rows } = await sql<{ isRecent: boolean }>`
    select last.id::text::numeric between 0 and present.id::text::numeric
      and present.id::text::numeric - first.id::text::numeric <= ${mostBehind} as is_recent
    from pg_snapshot_xmin(${since}::pg_snapshot) as first (id), pg_snapshot_xmax(${since}::pg_snapshot) as last (id),
      pg_snapshot_xmax(pg_current_snapshot()) as present (id)`.execute(db)
  return rows[0]?.isRecent === true
}

async function now(db: Db): Promise<{ snapshot: string }> {
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db)
  return { snapshot: rows[0]?.snapshot ?? '' }
}
