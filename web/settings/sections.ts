import type { Role } from '#contract/people.ts'
import { plain } from '#web/lib/plain.ts'

/** The pages, in the order they are listed. */
export const sections = [
  { key: 'desk', group: 'desk', adminOnly: true },
  { key: 'people', group: 'desk', adminOnly: true },
  { key: 'teams', group: 'desk', adminOnly: true },
  { key: 'assignment', group: 'desk', adminOnly: false },
  { key: 'skills', group: 'desk', adminOnly: true },
  { key: 'inboxes', group: 'desk', adminOnly: true },
  { key: 'filters', group: 'desk', adminOnly: true },
  { key: 'ignored', group: 'desk', adminOnly: true },
  { key: 'mails', group: 'desk', adminOnly: true },
  { key: 'ratings', group: 'desk', adminOnly: true },
  { key: 'suppressed', group: 'desk', adminOnly: false },
  { key: 'calendars', group: 'desk', adminOnly: true },
  { key: 'fields', group: 'desk', adminOnly: true },
  { key: 'matrix', group: 'desk', adminOnly: true },
  { key: 'catalogue', group: 'desk', adminOnly: true },
  { key: 'checklists', group: 'desk', adminOnly: true },
  { key: 'devices', group: 'desk', adminOnly: true },
  { key: 'sla', group: 'desk', adminOnly: true },
  { key: 'rules', group: 'desk', adminOnly: true },
  { key: 'approvals', group: 'desk', adminOnly: true },
  { key: 'macros', group: 'desk', adminOnly: false },
  { key: 'texts', group: 'desk', adminOnly: false },
  { key: 'templates', group: 'desk', adminOnly: false },
  { key: 'recurring', group: 'desk', adminOnly: true },
  { key: 'webhooks', group: 'desk', adminOnly: true },
  { key: 'hooks', group: 'desk', adminOnly: true },
  { key: 'monitoring', group: 'desk', adminOnly: true },
  { key: 'remote', group: 'desk', adminOnly: true },
  { key: 'mesh', group: 'desk', adminOnly: true },
  { key: 'ai', group: 'desk', adminOnly: true },
  { key: 'tokens', group: 'desk', adminOnly: false },
  { key: 'audit', group: 'desk', adminOnly: true },
  { key: 'profile', group: 'own', adminOnly: false },
  { key: 'notifications', group: 'own', adminOnly: false },
  { key: 'sessions', group: 'own', adminOnly: false },
] as const satisfies { key: string; group: 'desk' | 'own'; adminOnly: boolean }[]

export type Section = (typeof sections)[number]
export type SectionKey = Section['key']

export function sectionsFor(role: Role | 'guest'): Section[] {
  return sections.filter((section) => role === 'admin' || !section.adminOnly)
}

/** Keeps the order; every word searched for must occur, without regard to case and accents. */
export function findSections<Item>(items: Item[], search: string, textOf: (item: Item) => string): Item[] {
  const words = plain(search).split(' ').filter(Boolean)
  return items.filter((item) => words.every((word) => plain(textOf(item)).includes(word)))
}
