import { z } from 'zod'
import { languages } from './common.ts'
import type { RuleOperator } from './rules.ts'
import { channel, ticketStatus, ticketType } from './ticket-fields.ts'

/** What kind of thing a field of tickets is, which decides how it is compared. */
export type ViewFieldKind = 'choice' | 'level' | 'count' | 'reference' | 'tags' | 'time' | 'deadline' | 'flag' | 'text'

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
  isVip: 'flag',
  awaitsReply: 'flag',
  hasAttachment: 'flag',
  isOverdue: 'flag',
  isClockPaused: 'flag',
  subject: 'text',
} as const satisfies Record<string, ViewFieldKind>
export type ViewField = keyof typeof viewFields

/** The comparisons that make sense for each kind; of times, greater is after and less is before. */
export const viewOperators = {
  choice: ['is', 'is_not', 'in_list'],
  level: ['is', 'is_not', 'greater', 'less'],
  count: ['is', 'is_not', 'greater', 'less'],
  reference: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  tags: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  time: ['greater', 'less', 'exists', 'exists_not'],
  deadline: ['less', 'greater', 'exists', 'exists_not'],
  flag: ['is'],
  text: ['contains', 'contains_not', 'is', 'is_not', 'starts_with', 'ends_with'],
} as const satisfies Record<ViewFieldKind, readonly RuleOperator[]>

/** The words that choices are made of. */
export const viewChoices = {
  status: ticketStatus.options,
  type: ticketType.options,
  channel: channel.options,
  language: languages,
} as const

/** Whoever looks: as an assignee or a requester. And the teams of whoever looks. */
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

export function isViewField(field: string): field is ViewField {
  return Object.hasOwn(viewFields, field)
}
