import { type RawBuilder, sql } from 'kysely'
import type { SearchFilter } from '#contract/search-query.ts'
import type { Ctx } from '../kernel/context.ts'
import { type Choices, channels, isFiles, isMe, isNobody, priorities, statuses, types } from './filter-words.ts'

type Condition = RawBuilder<boolean>

/** The filters as one condition on `tickets as t`, and those whose value means nothing, which find nothing. */
export function compileFilters(
  filters: readonly SearchFilter[],
  ctx: Pick<Ctx, 'actor'>,
): { condition: Condition | undefined; unknown: string[] } {
  const compiled = filters.map((filter) => ({ filter, condition: compileFilter(filter, ctx) }))
  const unknown = compiled.flatMap(({ filter, condition }) => (condition === undefined ? [filter.source] : []))
  if (filters.length === 0) return { condition: undefined, unknown }
  const all = compiled.map(({ filter, condition }) => {
    if (condition === undefined) return sql<boolean>`false`
    return filter.isNegated ? sql<boolean>`((${condition}) is not true)` : condition
  })
  return { condition: sql`(${sql.join(all, sql` and `)})`, unknown }
}

function compileFilter({ operator, value }: SearchFilter, { actor }: Pick<Ctx, 'actor'>): Condition | undefined {
  switch (operator) {
    case 'status':
      return oneOf(sql.ref('t.status'), statuses, value)
    case 'type':
      return oneOf(sql.ref('t.type'), types, value)
    case 'channel':
      return oneOf(sql.ref('t.channel'), channels, value)
    case 'priority': {
      const level = priorities(value)
      return level === undefined ? undefined : sql`t.priority = ${level}::smallint`
    }
    case 'from':
      return sql`t.requester_id in (${peopleCalled(value)})`
    case 'assignee':
      if (isNobody(value)) return sql`t.assignee_id is null`
      if (isMe(value)) return actor.kind === 'person' ? sql`t.assignee_id = ${actor.id}` : undefined
      return sql`t.assignee_id in (${peopleCalled(value)})`
    case 'team':
      return sql`t.team_id in (select g.id from teams as g where position(plain(${value}) in plain(g.name)) > 0)`
    case 'org':
      return sql`t.organization_id in (
        select o.id from organizations as o where position(plain(${value}) in plain(o.name)) > 0)`
    case 'tag':
      return sql`t.tags @> array[lower(${value})]::text[]`
    case 'has':
      return isFiles(value) ? hasFiles : undefined
    case 'before':
      return dayOf(value, (day) => sql`t.created_at < ${day}::timestamptz`)
    case 'after':
      return dayOf(value, (day) => sql`t.created_at >= ${day}::timestamptz`)
  }
}

const hasFiles: Condition = sql`exists (
  select 1 from messages as n join attachments as f on f.message_id = n.id where n.ticket_id = t.id and not f.is_inline)`

function oneOf(column: RawBuilder<unknown>, choices: Choices, value: string): Condition | undefined {
  const words = choices(value)?.map((word) => sql.lit(word))
  return words && sql`${column} in (${sql.join(words)})`
}

export function peopleCalled(value: string) {
  return sql`select p.id from people as p
    where (position(plain(${value}) in plain(p.name)) > 0 or position(lower(${value}) in p.email) > 0)`
}

function dayOf(value: string, compare: (day: Date) => Condition): Condition | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  return day === undefined || Number.isNaN(day.getTime()) ? undefined : compare(day)
}
