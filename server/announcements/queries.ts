import { sql } from 'kysely'
import type { Announcement, AnnouncementState } from '#contract/announcements.ts'
import { isAgent } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { affectedServices } from './affected.ts'
import { announcementsVisibleTo, mayAnnounce } from './policy.ts'
import { stateAt } from './state.ts'

const mostCurrent = 50
const mostUpdates = 50
/** What begins later than this is not told yet on the first page. */
const aheadMs = 14 * 86_400_000

type Reader = Pick<Ctx, 'actor' | 'now'> & { db: Db | Tx }

export async function currentAnnouncements(ctx: Reader): Promise<{ items: Announcement[]; canAnnounce: boolean }> {
  const now = ctx.now()
  const canAnnounce = await mayAnnounce(ctx.db, ctx.actor)
  const rows = await selectAnnouncements(ctx)
    .where('a.state', '<>', 'resolved')
    .where((eb) => eb.or([eb('a.kind', '=', 'outage'), eb('a.endsAt', 'is', null), eb('a.endsAt', '>', now)]))
    .where('a.beginsAt', '<', new Date(now.getTime() + aheadMs))
    .orderBy(sql`array_position(array['major', 'minor', 'info'], a.severity)`)
    .orderBy('a.beginsAt', 'desc')
    .limit(mostCurrent)
    .execute()
  return { items: rows.map((row) => present(ctx, row, canAnnounce)), canAnnounce }
}

export async function listAnnouncements(
  ctx: Reader,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const canAnnounce = await mayAnnounce(ctx.db, ctx.actor)
  const after = cursor === undefined ? undefined : readCursor(cursor)
  const rows = await selectAnnouncements(ctx)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(a.begins_at, a.id) < (${after?.beginsAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('a.beginsAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    (row) => present(ctx, row, canAnnounce),
    ({ beginsAt, id }) => [beginsAt.toISOString(), id],
  )
}

export async function getAnnouncement(ctx: Reader, id: string): Promise<Announcement> {
  const row = await selectAnnouncements(ctx).where('a.id', '=', id).executeTakeFirst()
  return present(ctx, found(row, 'Announcement'), await mayAnnounce(ctx.db, ctx.actor))
}

/** What json can say of it. */
type StoredUpdate = { id: string; state: string; body: unknown; createdAt: string }

function selectAnnouncements({ db, actor }: Reader) {
  return db
    .selectFrom('announcements as a')
    .select(['a.id', 'a.kind', 'a.severity', 'a.audience', 'a.title', 'a.body', 'a.state', 'a.beginsAt', 'a.endsAt'])
    .select(['a.createdAt'])
    .select([
      sql<StoredUpdate[]>`(select coalesce(json_agg(json_build_object(
          'id', u.id, 'state', u.state, 'body', u.body, 'createdAt', u.created_at) order by u.id desc), '[]')
        from (select * from announcement_updates as n where n.announcement_id = a.id
          order by n.id desc limit ${sql.lit(mostUpdates)}) as u)`.as('updates'),
      sql<Announcement['organizations']>`(select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name)
          order by o.name), '[]')
        from announcement_organizations as l join organizations as o on o.id = l.organization_id
        where l.announcement_id = a.id)`.as('organizations'),
      affectedServices(actor).as('services'),
    ])
    .where(announcementsVisibleTo(actor))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAnnouncements>['executeTakeFirstOrThrow']>>

function present(ctx: Reader, row: Row, canChange: boolean): Announcement {
  // The contract let these in, and the database's checks hold the columns to its words.
  const kind = row.kind as Announcement['kind']
  const state = stateAt({ ...row, kind, state: row.state as AnnouncementState }, ctx.now())
  return {
    id: row.id,
    kind,
    severity: row.severity as Announcement['severity'],
    audience: row.audience as Announcement['audience'],
    organizations: ctx.actor.kind === 'system' || isAgent(ctx.actor) ? row.organizations : [],
    title: row.title as Announcement['title'],
    body: row.body as Announcement['body'],
    state,
    beginsAt: row.beginsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    services: row.services,
    updates: row.updates.map((update) => ({
      id: update.id,
      state: update.state as AnnouncementState,
      body: update.body as Announcement['body'],
      createdAt: new Date(update.createdAt).toISOString(),
    })),
    createdAt: row.createdAt.toISOString(),
    can: { change: canChange },
  }
}

function readCursor(cursor: string): { beginsAt: string; id: string } {
  const [beginsAt, id] = decodeCursor(cursor, 2)
  if (typeof beginsAt !== 'string' || Number.isNaN(Date.parse(beginsAt))) throw invalidCursor()
  if (typeof id !== 'string' || !/^[\da-f-]{36}$/.test(id)) throw invalidCursor()
  return { beginsAt, id }
}
