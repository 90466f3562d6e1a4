import { z } from 'zod'
import { byId, emailAddress, id, inBothLanguages, instant, language, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { organizationRef } from './ticket-fields.ts'

const saysSomething = ({ es, en }: { es: string; en: string }) => es !== '' || en !== ''
const missing = { error: 'Write it in one language at least' }

export const announcementTitle = inBothLanguages(200).refine(saysSomething, missing)
export const announcementBody = inBothLanguages(5000)

export const announcementKind = z.enum(['outage', 'maintenance', 'news']).meta({ id: 'AnnouncementKind' })
export type AnnouncementKind = z.infer<typeof announcementKind>

/** `major`: many people cannot work. */
export const announcementSeverity = z.enum(['info', 'minor', 'major']).meta({ id: 'AnnouncementSeverity' })
export type AnnouncementSeverity = z.infer<typeof announcementSeverity>

/** How it stands: an outage is investigated, identified, watched; maintenance is scheduled or running. */
export const announcementState = z
  .enum(['investigating', 'identified', 'monitoring', 'scheduled', 'running', 'resolved'])
  .meta({ id: 'AnnouncementState' })
export type AnnouncementState = z.infer<typeof announcementState>

/** Who sees it. Agents see every announcement. */
export const announcementAudience = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('public') }),
    z.object({ kind: z.literal('organizations'), organizationIds: z.array(id).min(1).max(100) }),
    z.object({ kind: z.literal('agents') }),
  ])
  .meta({ id: 'AnnouncementAudience' })
export type AnnouncementAudience = z.infer<typeof announcementAudience>

/** A service of the catalogue that is affected. */
const affectedService = z.object({ id, name: inBothLanguages(120) }).meta({ id: 'AffectedService' })
export type AffectedService = z.infer<typeof affectedService>

const updateFields = { state: announcementState, body: announcementBody.refine(saysSomething, missing) }

export const announcementUpdate = z
  .object({ id, state: announcementState, body: announcementBody, createdAt: instant })
  .meta({ id: 'AnnouncementUpdate' })

const fields = {
  kind: announcementKind,
  severity: announcementSeverity,
  audience: announcementAudience,
  title: announcementTitle,
  body: announcementBody,
  beginsAt: instant,
  /** When it is over, or will be; null: nobody knows yet. */
  endsAt: instant.nullable(),
  /** Services of the catalogue that are affected; those who are not offered one do not read its name. */
  serviceIds: z.array(id).max(100),
}

const endsLater = ({ beginsAt, endsAt }: { beginsAt?: string | undefined; endsAt?: string | null | undefined }) =>
  beginsAt === undefined || endsAt === undefined || endsAt === null || Date.parse(beginsAt) <= Date.parse(endsAt)
const endsTooSoon = { error: 'It ends after it begins', path: ['endsAt'] }

const draft = z.object({
  ...fields,
  body: announcementBody.default({ es: '', en: '' }),
  /** Now, where it is left out. */
  beginsAt: instant.optional(),
  endsAt: fields.endsAt.default(null),
  serviceIds: fields.serviceIds.default([]),
  /** As the kind suggests, where it is left out. */
  state: announcementState.optional(),
  /** Whether subscribers are mailed. */
  mails: z.boolean().default(true),
})
export type AnnouncementDraft = z.output<typeof draft>

/** What the desk says of an outage, of maintenance, or simply as news. */
export const announcement = z
  .object({
    id,
    kind: announcementKind,
    severity: announcementSeverity,
    /** Ids of organizations are told to agents only. */
    audience: z.enum(['public', 'organizations', 'agents']),
    organizations: z.array(organizationRef),
    title: announcementBody,
    body: announcementBody,
    state: announcementState,
    beginsAt: instant,
    endsAt: instant.nullable(),
    /** What is affected, as far as it is offered to the caller; agents read all. */
    services: z.array(affectedService),
    /** Newest first; the last 50. */
    updates: z.array(announcementUpdate),
    createdAt: instant,
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Announcement' })
export type Announcement = z.infer<typeof announcement>

const read = { access: 'public', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const
const byToken = z.object({ token: z.string().max(300) })

export const announcements = {
  current: operation({
    ...read,
    method: 'GET',
    path: '/announcements/current',
    summary: 'What the caller is told now and of the days to come, the gravest first; at most 50',
    result: z.object({ items: z.array(announcement), canAnnounce: z.boolean() }),
  }),
  list: operation({
    ...read,
    method: 'GET',
    path: '/announcements',
    summary: 'All announcements that the caller may see, those that began last first',
    query: paging,
    result: pageOf(announcement),
    errors: ['invalid_cursor'],
  }),
  services: operation({
    method: 'GET',
    access: 'agent',
    scope: 'tickets:read',
    path: '/announcements/services',
    summary: 'The services that an announcement can name, in the order of the catalogue; for those who may announce',
    result: z.object({ items: z.array(affectedService) }),
    errors: ['forbidden'],
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/announcements/:id',
    summary: 'One announcement',
    params: byId,
    result: announcement,
    errors: ['not_found'],
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/announcements',
    summary: 'Announce something; administrators and leads of teams may',
    body: draft.refine(endsLater, endsTooSoon),
    result: announcement,
    status: 201,
    errors: ['forbidden', 'invalid', 'idempotency_mismatch'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/announcements/:id',
    summary: 'Correct an announcement; nobody is mailed',
    params: byId,
    body: z.object(fields).partial().refine(endsLater, endsTooSoon),
    result: announcement,
    errors: ['forbidden', 'invalid', 'not_found'],
  }),
  addUpdate: operation({
    ...write,
    method: 'POST',
    path: '/announcements/:id/updates',
    summary: 'Say how it goes on; resolved, it ends now unless it has ended',
    params: byId,
    body: z.object({ ...updateFields, mails: z.boolean().default(true) }),
    result: announcement,
    status: 201,
    errors: ['forbidden', 'not_found', 'idempotency_mismatch'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/announcements/:id',
    summary: 'Remove an announcement with its updates',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  /** The answer is the same whoever is subscribed already: it tells nobody who is. */
  subscribe: operation({
    method: 'POST',
    path: '/announcement-subscriptions',
    summary: 'Ask to be mailed what is announced; it begins when the mailed link is confirmed',
    access: 'public',
    body: z.object({ email: emailAddress, language }),
    status: 204,
    errors: ['too_many_requests'],
  }),
  confirm: operation({
    method: 'POST',
    path: '/announcement-subscriptions/confirm/:token',
    summary: 'Confirm a subscription by the mailed link',
    access: 'public',
    params: byToken,
    result: z.object({ email: z.string() }),
    errors: ['link_expired'],
  }),
  /** As RFC 8058 has it: mail programs send it by themselves, with one click. */
  unsubscribe: operation({
    method: 'POST',
    path: '/announcement-subscriptions/unsubscribe/:token',
    summary: 'End a subscription by the link of any of its mails; ending it twice is no fault',
    access: 'public',
    params: byToken,
    result: z.object({ email: z.string() }),
    errors: ['link_expired'],
  }),
}
