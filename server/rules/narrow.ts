import { type RawBuilder, sql } from 'kysely'
import type { RuleCondition } from '#contract/rules.ts'
import { compileCondition } from '../views/index.ts'

/** Fields that views ask in the same way, comparison by comparison. */
const shared = [
  'status',
  'type',
  'channel',
  'language',
  'priority',
  'impact',
  'urgency',
  'messageCount',
  'team',
  'assignee',
  'requester',
  'organization',
  'inbox',
  'tag',
  'awaitsReply',
]

/**
 * What PostgreSQL can already say of a condition over `tickets as t`, so that few tickets are looked at: nothing that
 * could hold is left out. Undefined when it cannot say anything.
 */
export function narrowed(part: RuleCondition, now: Date): RawBuilder<boolean> | undefined {
  if (part.kind === 'test') return shared.includes(part.field) ? compileCondition(part, nobody(now)) : undefined
  const inner = part.of.map((one) => narrowed(one, now))
  const known = inner.filter((one) => one !== undefined)
  if (part.kind === 'all') return known.length === 0 ? undefined : sql`(${sql.join(known, sql` and `)})`
  if (part.kind === 'any' && known.length === inner.length) return sql`(${sql.join(known, sql` or `)})`
  return part.kind === 'none' && part.of.every(isExact) ? compileCondition(part, nobody(now)) : undefined
}

function isExact(part: RuleCondition): boolean {
  return part.kind === 'test' ? shared.includes(part.field) : part.of.every(isExact)
}

function nobody(now: Date) {
  return { actorId: '00000000-0000-0000-0000-000000000000', teamIds: [], fields: [], now }
}
