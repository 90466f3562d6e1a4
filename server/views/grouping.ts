import { type RawBuilder, sql } from 'kysely'
import type { CustomField } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import { ticketStatus, ticketType } from '#contract/tickets.ts'
import { customFieldOf } from '#contract/view-conditions.ts'
import { countLimit, mostGrouped, type TicketGroup, type ViewGrouping } from '#contract/views.ts'
import { listFields } from '../fields/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { isId, ticketsVisibleTo } from '../tickets/index.ts'

type OwnField = Exclude<ViewGrouping, `field:${string}`>

const columns = {
  status: sql.ref('t.status'),
  priority: sql.ref('t.priority'),
  type: sql.ref('t.type'),
  team: sql.ref('t.team_id'),
  assignee: sql.ref('t.assignee_id'),
  organization: sql.ref('t.organization_id'),
} satisfies Record<OwnField, unknown>

const words: Partial<Record<ViewGrouping, readonly string[]>> = {
  status: ticketStatus.options,
  priority: ['1', '2', '3', '4'],
  type: ticketType.options,
}

const names: Partial<Record<ViewGrouping, RawBuilder<unknown>>> = {
  team: sql`select id, name, color from teams`,
  assignee: sql`select id, name, null as color from people`,
  organization: sql`select id, name, null as color from organizations`,
}

/** Only what has one value at a time can be grouped by. */
export function refuseGrouping(groupBy: ViewGrouping, fields: readonly CustomField[]): void {
  if (isOwn(groupBy)) return
  const type = customFieldOf(groupBy, fields)?.type
  if (type === 'choice' || type === 'tree' || (type !== undefined && isReference(type))) return
  throw invalidField('groupBy', 'invalid', 'Tickets are grouped by a field of one choice, person or device')
}

/**
 * The groups of a view, each with its count. They are read off the tickets that changed last, in one pass with a bound:
 * a view of the whole desk costs no more than one of a team.
 */
export async function listGroups(
  ctx: Ctx,
  conditions: RawBuilder<boolean>[],
  groupBy: ViewGrouping,
): Promise<{ items: TicketGroup[]; isWhole: boolean }> {
  const fields = isOwn(groupBy) ? [] : await listFields(ctx.db)
  refuseGrouping(groupBy, fields)
  const visible = ticketsVisibleTo(ctx.actor)
  const all = [...conditions, ...(visible === undefined ? [] : [visible])]
  const { rows } = await sql<{ value: string | null; count: number }>`
    select value::text as value, count(*)::int as count from (
      select ${columnOf(groupBy)} as value from tickets as t where ${sql.join(all, sql` and `)}
      order by t.updated_at desc, t.id desc limit ${mostGrouped + 1}) as seen
    group by value`.execute(ctx.db)
  const seen = rows.reduce((sum, { count }) => sum + count, 0)
  const named = await namesOf(
    ctx,
    groupBy,
    customFieldOf(groupBy, fields)?.type,
    rows.flatMap(({ value }) => value ?? []),
  )
  const groups = rows.map(({ value, count }) => {
    const { name = null, color = null } = named.get(value ?? '') ?? {}
    return { value: value ?? '', name, color, count: Math.min(count, countLimit) }
  })
  const order = words[groupBy] ?? customFieldOf(groupBy, fields)?.options.map((option) => option.value) ?? []
  return { items: groups.toSorted(inOrder(order)), isWhole: seen <= mostGrouped }
}

/** The tickets of one group, as a condition on `tickets as t`; a value that means nothing finds nothing. */
export async function conditionOfGroup(ctx: Ctx, groupBy: ViewGrouping, value: string): Promise<RawBuilder<boolean>> {
  const fields = isOwn(groupBy) ? [] : await listFields(ctx.db)
  refuseGrouping(groupBy, fields)
  const column = columnOf(groupBy)
  if (value === '') return sql`${column} is null`
  if (!isOwn(groupBy)) {
    const wanted = JSON.stringify({ [customFieldOf(groupBy, fields)?.key ?? '']: value })
    return sql`(t.fields <> '{}' and t.fields @> ${wanted}::jsonb)`
  }
  const closed = words[groupBy]
  if (closed === undefined) return isId(value) ? sql`${column} = ${value}::uuid` : sql`false`
  if (!closed.includes(value)) return sql`false`
  // Written out, for the partial indexes to be seen.
  return groupBy === 'priority' ? sql`${column} = ${Number(value)}::smallint` : sql`${column} = ${sql.lit(value)}`
}

function isOwn(groupBy: ViewGrouping): groupBy is OwnField {
  return Object.hasOwn(columns, groupBy)
}

function columnOf(groupBy: ViewGrouping): RawBuilder<unknown> {
  return isOwn(groupBy) ? columns[groupBy] : sql`(t.fields ->> ${groupBy.slice('field:'.length)})`
}

async function namesOf(ctx: Ctx, groupBy: ViewGrouping, type: CustomField['type'] | undefined, ids: string[]) {
  if (type !== undefined && isReference(type)) {
    const known = await ctx.services.references[type].names(ctx.db, ids)
    return new Map([...known].map(([id, { name }]) => [id, { name, color: null }]))
  }
  const all = names[groupBy]
  if (all === undefined) return new Map<string, { name: string; color: string | null }>()
  const { rows } = await sql<{ id: string; name: string; color: string | null }>`
    select * from (${all}) as n where n.id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}

/** Closed lists as their words stand, everything else by name, and what has no value last. */
function inOrder(order: readonly string[]): (one: TicketGroup, other: TicketGroup) => number {
  const placeOf = ({ value }: TicketGroup) =>
    value === '' ? Number.POSITIVE_INFINITY : order.includes(value) ? order.indexOf(value) : order.length
  return (one, other) => {
    const places = [placeOf(one), placeOf(other)] as const
    if (places[0] !== places[1]) return places[0] - places[1]
    return (one.name ?? one.value).localeCompare(other.name ?? other.value)
  }
}
