import { z } from 'zod'
import { languages } from './common.ts'
import type { CustomField } from './fields.ts'
import type { ReferenceType } from './reference-types.ts'
import type { RuleOperator } from './rules.ts'
import { channel, ticketStatus, ticketType } from './ticket-fields.ts'

/** What kind of thing a field of tickets is, which decides how it is compared. */
export type ViewFieldKind =
  | 'choice'
  | 'level'
  | 'count'
  | 'reference'
  | 'people'
  /** A record that is kept beside the tickets. */
  | 'linked'
  | 'tags'
  | 'time'
  | 'deadline'
  | 'flag'
  | 'text'
  | 'search'
  | CustomKind

/** The kinds of custom fields; unlike the others, they may have no value. */
export type CustomKind = 'words' | 'number' | 'day' | 'option' | 'options' | 'tick' | ReferenceType

/** By what a view chooses its tickets. */
export const viewFields = {
  status: 'choice',
  type: 'choice',
  channel: 'choice',
  language: 'choice',
  priority: 'level',
  impact: 'level',
  urgency: 'level',
  messageCount: 'count',
  team: 'reference',
  assignee: 'reference',
  requester: 'reference',
  organization: 'reference',
  inbox: 'reference',
  tag: 'tags',
  createdAt: 'time',
  updatedAt: 'time',
  solvedAt: 'time',
  waitingSince: 'time',
  nextDue: 'deadline',
  /** When the time of the team that it is with is over, by what teams agreed to. */
  teamDue: 'deadline',
  closedAt: 'time',
  /** Agents who follow it. */
  follower: 'people',
  /** Agents whom a note on it names. */
  mentioned: 'people',
  /** The problem behind it. */
  problem: 'linked',
  isVip: 'flag',
  /** A major incident that goes on. */
  isMajor: 'flag',
  awaitsReply: 'flag',
  hasAttachment: 'flag',
  isOverdue: 'flag',
  isTeamOverdue: 'flag',
  isClockPaused: 'flag',
  subject: 'text',
  /** All that was said on it, as a search reads it. */
  words: 'search',
} as const satisfies Record<string, ViewFieldKind>
export type ViewField = keyof typeof viewFields

/** The comparisons that make sense for each kind; of times, greater is after and less is before. */
export const viewOperators = {
  choice: ['is', 'is_not', 'in_list'],
  level: ['is', 'is_not', 'greater', 'less'],
  count: ['is', 'is_not', 'greater', 'less'],
  reference: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  people: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  linked: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  tags: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  time: ['greater', 'less', 'exists', 'exists_not'],
  deadline: ['less', 'greater', 'exists', 'exists_not'],
  flag: ['is'],
  text: ['contains', 'contains_not', 'is', 'is_not', 'starts_with', 'ends_with'],
  search: ['contains', 'contains_not'],
  words: ['contains', 'contains_not', 'is', 'is_not', 'starts_with', 'ends_with', 'exists', 'exists_not'],
  number: ['is', 'is_not', 'greater', 'less', 'exists', 'exists_not'],
  day: ['is', 'is_not', 'greater', 'less', 'exists', 'exists_not'],
  option: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  options: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  tick: ['is'],
  person: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  device: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
} as const satisfies Record<ViewFieldKind, readonly RuleOperator[]>

/** The words that choices are made of. */
export const viewChoices = {
  status: ticketStatus.options,
  type: ticketType.options,
  channel: channel.options,
  language: languages,
} as const

const customKinds = {
  text: 'words',
  long_text: 'words',
  number: 'number',
  date: 'day',
  choice: 'option',
  tree: 'option',
  choices: 'options',
  checkbox: 'tick',
  person: 'person',
  device: 'device',
} as const satisfies Record<CustomField['type'], CustomKind>

/** What is before the key of a custom field of tickets, as in `field:serial_number`. */
const customPrefix = 'field:'

export function customFieldName(key: string): string {
  return `${customPrefix}${key}`
}

/** The custom field that a condition asks for; undefined for another field, and where there is none of that key. */
export function customFieldOf(field: string, fields: readonly CustomField[]): CustomField | undefined {
  return isCustom(field) ? fields.find(({ key }) => key === field.slice(customPrefix.length)) : undefined
}

export function isCustom(field: string): boolean {
  return field.startsWith(customPrefix)
}

/** What kind of thing a field is; undefined for one that there is not. */
export function kindOf(field: string, fields: readonly CustomField[]): ViewFieldKind | undefined {
  if (isViewField(field)) return viewFields[field]
  const custom = customFieldOf(field, fields)
  return custom && customKinds[custom.type]
}

/** Whoever looks: as an assignee, a requester, a follower, somebody named or the person of a custom field. And the teams of whoever looks. */
export const me = 'me'
export const myTeams = 'mine'

const hourMs = 3_600_000

/**
 * The moment that a value of a time field means: a date, or so long ago as `PT4H` or `P3D` (ISO 8601) say; for a
 * deadline, so long ahead.
 */
export function momentOf(value: string, now: Date, kind: 'time' | 'deadline' = 'time'): Date | undefined {
  const sign = kind === 'deadline' ? 1 : -1
  const [, hours, days] = /^(?:PT([1-9]\d{0,4})H|P([1-9]\d{0,3})D)$/.exec(value) ?? []
  if (hours !== undefined) return new Date(now.getTime() + sign * Number(hours) * hourMs)
  if (days !== undefined) return new Date(now.getTime() + sign * Number(days) * 24 * hourMs)
  const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(value)
  return date.success ? new Date(date.data) : undefined
}

/** The day that a value of a date means: `2027-01-31`, or so many days ago as `P3D` says. */
export function dayOf(value: string, now: Date): string | undefined {
  if (!/^(?:P[1-9]\d{0,3}D|\d{4}-\d{2}-\d{2})$/.test(value)) return undefined
  return momentOf(value, now)?.toISOString().slice(0, 10)
}

export function isViewField(field: string): field is ViewField {
  return Object.hasOwn(viewFields, field)
}
