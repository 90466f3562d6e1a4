import { sql } from 'kysely'
import type { AnnouncementAudience, AnnouncementDraft, announcements as operations } from '#contract/announcements.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import { addJob } from '../platform/jobs.ts'
import { liveChannel } from '../tickets/index.ts'
import { putServices } from './affected.ts'
import { firstState } from './state.ts'

type Change = Input<typeof operations.update>['body']
type NewUpdate = Input<typeof operations.addUpdate>['body']

/**
 * Announces something: the portal and the agents see it when the transaction ends, and subscribers are mailed
 * afterwards. Who may is the caller's to know, so that other features can announce too. Answers its id.
 */
export async function announce(work: Work, draft: AnnouncementDraft): Promise<string> {
  const id = work.newId()
  const now = work.now()
  const beginsAt = draft.beginsAt === undefined ? now : new Date(draft.beginsAt)
  const endsAt = draft.endsAt === null ? null : new Date(draft.endsAt)
  if (endsAt !== null && endsAt < beginsAt) throw invalidField('endsAt', 'too_small', 'It ends after it begins')
  await work.tx
    .insertInto('announcements')
    .values({
      id,
      kind: draft.kind,
      severity: draft.severity,
      audience: draft.audience.kind,
      title: JSON.stringify(draft.title),
      body: JSON.stringify(draft.body),
      state: draft.state ?? firstState(draft.kind, beginsAt, now),
      beginsAt,
      endsAt,
      createdBy: authorOf(work),
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await putOrganizations(work, id, draft.audience)
  await putServices(work, id, draft.serviceIds)
  await work.record({ action: 'announcement.created', subject: titleOf(draft.title) })
  await ring(work)
  if (draft.mails && draft.audience.kind !== 'agents') await mailLater(work, id, null)
  return id
}

/** Says how it goes on. Resolved, it ends now, unless it had ended before. */
export async function addUpdate(work: Work, id: string, { state, body, mails }: NewUpdate): Promise<void> {
  const now = work.now()
  const row = await work.tx
    .updateTable('announcements')
    .set((eb) => ({
      state,
      updatedAt: now,
      ...(state === 'resolved' && {
        endsAt: sql<Date>`greatest(${eb.ref('beginsAt')}, least(coalesce(${eb.ref('endsAt')}, ${now}), ${now}))`,
      }),
    }))
    .where('id', '=', id)
    .returning(['title', 'audience'])
    .executeTakeFirst()
  const { title, audience } = found(row, 'Announcement')
  const updateId = work.newId()
  await work.tx
    .insertInto('announcementUpdates')
    .values({
      id: updateId,
      announcementId: id,
      state,
      body: JSON.stringify(body),
      createdBy: authorOf(work),
      createdAt: now,
    })
    .execute()
  await work.record({ action: 'announcement.updated', subject: titleOf(title) })
  await ring(work)
  if (mails && audience !== 'agents') await mailLater(work, id, updateId)
}

export async function changeAnnouncement(work: Work, id: string, change: Change): Promise<void> {
  const query = work.tx.selectFrom('announcements').selectAll().where('id', '=', id).forUpdate()
  const before = found(await query.executeTakeFirst(), 'Announcement')
  const { audience, title, body, beginsAt, endsAt, kind, severity, serviceIds } = change
  const begins = beginsAt === undefined ? before.beginsAt : new Date(beginsAt)
  const ends = endsAt === undefined ? before.endsAt : endsAt === null ? null : new Date(endsAt)
  if (ends !== null && ends < begins) throw invalidField('endsAt', 'too_small', 'It ends after it begins')
  const after = await work.tx
    .updateTable('announcements')
    .set({
      ...(kind !== undefined && { kind }),
      ...(severity !== undefined && { severity }),
      ...(audience !== undefined && { audience: audience.kind }),
      ...(title !== undefined && { title: JSON.stringify(title) }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      beginsAt: begins,
      endsAt: ends,
      updatedAt: work.now(),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (audience !== undefined) {
    await work.tx.deleteFrom('announcementOrganizations').where('announcementId', '=', id).execute()
    await putOrganizations(work, id, audience)
  }
  const named = serviceIds === undefined ? undefined : await putServices(work, id, serviceIds)
  const changes = changesBetween(
    { ...told(before), services: named?.before },
    { ...told(after), services: named?.after },
  )
  await work.record({ action: 'announcement.changed', subject: titleOf(after.title), changes })
  await ring(work)
}

export async function removeAnnouncement(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('announcements').where('id', '=', id).returning('title').executeTakeFirst()
  await work.record({ action: 'announcement.removed', subject: titleOf(found(row, 'Announcement').title) })
  await ring(work)
}

async function putOrganizations(work: Work, announcementId: string, audience: AnnouncementAudience): Promise<void> {
  if (audience.kind !== 'organizations') return
  const ids = [...new Set(audience.organizationIds)]
  const known = await work.tx.selectFrom('organizations').select('id').where('id', 'in', ids).execute()
  if (known.length !== ids.length)
    throw invalidField('audience.organizationIds', 'unknown', 'One of the organizations does not exist')
  const rows = ids.map((organizationId) => ({ announcementId, organizationId }))
  await work.tx.insertInto('announcementOrganizations').values(rows).execute()
}

function mailLater(work: Work, id: string, updateId: string | null): Promise<void> {
  return addJob(work, 'announcements:mail', { id, updateId, afterId: null }, { key: `announcement:${updateId ?? id}` })
}

async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'announcement')`.execute(work.tx)
}

function authorOf({ actor }: Work): string | null {
  return actor.kind === 'person' ? actor.id : null
}

/** For the audit log, which has no language. */
function titleOf(title: unknown): string {
  const { es, en } = title as { es: string; en: string }
  return es === '' ? en : es
}

interface Told {
  kind: string
  severity: string
  audience: string
  title: unknown
  body: unknown
  beginsAt: Date
  endsAt: Date | null
}

function told({ kind, severity, audience, title, body, beginsAt, endsAt }: Told) {
  return { kind, severity, audience, title, body, beginsAt: beginsAt.toISOString(), endsAt: endsAt?.toISOString() }
}
