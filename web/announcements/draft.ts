import type { z } from 'zod'
import type { Announcement, AnnouncementKind, AnnouncementSeverity } from '#contract/announcements.ts'
import type { organizationRef } from '#contract/ticket-fields.ts'
import { fromLocal, toLocal } from '#web/lib/local-instant.ts'
import type { AnnouncementBody } from './use-announcements.ts'
import type { Texts } from './use-texts.ts'

export type OrganizationRef = z.infer<typeof organizationRef>

/** An announcement as its form has it; times as on the clock on the wall. */
export interface Draft {
  kind: AnnouncementKind
  severity: AnnouncementSeverity
  audience: Announcement['audience']
  organizations: OrganizationRef[]
  title: Texts
  body: Texts
  begins: string
  ends: string
  services: Announcement['services']
  mails: boolean
}

export function draftOf(announcement: Announcement | undefined, zone: string | undefined): Draft {
  const local = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? '' : toLocal(new Date(instant), zone)
  return {
    kind: announcement?.kind ?? 'outage',
    severity: announcement?.severity ?? 'minor',
    audience: announcement?.audience ?? 'public',
    organizations: announcement?.organizations ?? [],
    title: announcement?.title ?? { es: '', en: '' },
    body: announcement?.body ?? { es: '', en: '' },
    begins: local(announcement?.beginsAt),
    ends: local(announcement?.endsAt),
    services: announcement?.services ?? [],
    mails: true,
  }
}

/** What is wrong with a draft, as names of words. */
export function faultsOf({ title, audience, organizations, begins, ends }: Draft, zone: string | undefined) {
  const from = fromLocal(begins, zone) ?? new Date().toISOString()
  const to = fromLocal(ends, zone)
  const isUnnamed = title.es.trim() === '' && title.en.trim() === ''
  const isForNobody = audience === 'organizations' && organizations.length === 0
  return {
    title: isUnnamed ? ('form.titleMissing' as const) : undefined,
    organizations: isForNobody ? ('form.whichMissing' as const) : undefined,
    ends: to !== undefined && to < from ? ('form.order' as const) : undefined,
  }
}

export function bodyOf(draft: Draft, zone: string | undefined) {
  const { kind, severity, title, body, mails } = draft
  const beginsAt = fromLocal(draft.begins, zone)
  const audience: AnnouncementBody['audience'] =
    draft.audience === 'organizations'
      ? { kind: 'organizations', organizationIds: draft.organizations.map(({ id }) => id) }
      : { kind: draft.audience }
  return {
    kind,
    severity,
    audience,
    title,
    body,
    ...(beginsAt !== undefined && { beginsAt }),
    endsAt: fromLocal(draft.ends, zone) ?? null,
    serviceIds: draft.services.map(({ id }) => id),
    mails,
  }
}
