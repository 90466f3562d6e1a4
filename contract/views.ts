import { z } from 'zod'
import { audience } from './audience.ts'
import { pageOf, paging } from './common.ts'
import { chosenFields, fieldKey } from './fields.ts'
import { operation } from './operation.ts'
import { ruleGroup } from './rules.ts'
import { columnWidths, mostColumns, ticketColumns } from './ticket-columns.ts'
import { ticketSort, ticketSummary } from './tickets.ts'

/** A ticket list with a name: a built-in one, `team:<id>` for each team, or `view:<id>` for one that somebody made. */
export const viewId = z.union([
  z.enum(['mine', 'unassigned', 'open', 'pending', 'solved', 'approve']),
  z.templateLiteral(['team:', z.uuid()]),
  z.templateLiteral(['view:', z.uuid()]),
])
export type ViewId = z.infer<typeof viewId>

const sorting = z.object({ sort: ticketSort.shape.sort.unwrap(), order: ticketSort.shape.order.unwrap() })

/** By what the tickets of a list are put together; `field:` with a key is a custom field of one choice, person or device. */
export const viewGrouping = z
  .union([
    z.enum(['status', 'priority', 'type', 'team', 'assignee', 'organization']),
    z.templateLiteral(['field:', fieldKey]),
  ])
  .meta({ id: 'ViewGrouping' })
export type ViewGrouping = z.infer<typeof viewGrouping>

/** A column of the table; `field:` with a key is a custom field. One that there is no more is not shown. */
export const viewColumn = z
  .object({
    column: z.union([z.enum(ticketColumns), z.templateLiteral(['field:', fieldKey])]),
    /** In pixels; null: what it needs, and its share of what is left. */
    width: z.int().min(columnWidths.narrowest).max(columnWidths.widest).nullable().default(null),
  })
  .meta({ id: 'ViewColumn' })
export type ViewColumn = z.infer<typeof viewColumn>

/** In the order of the table. */
const viewColumns = z
  .array(viewColumn)
  .min(1)
  .max(mostColumns)
  .refine((all) => new Set(all.map(({ column }) => column)).size === all.length, { error: 'Name each column once' })

export const longestViewName = 80

const viewFieldsOf = z.object({
  name: z.string().trim().min(1).max(longestViewName),
  audience,
  /** Over the fields of `contract/view-conditions.ts`. */
  condition: ruleGroup,
  ...sorting.shape,
  /** Null: one list without groups. */
  groupBy: viewGrouping.nullable(),
  /** What its table begins with; null: the usual columns. */
  columns: viewColumns.nullable(),
})

export const view = z
  .object({
    id: viewId,
    /** As it was named, or the team's name; the built-in ones are named by the reader's language. */
    name: z.string().nullable(),
    color: z.string().nullable(),
    group: z.enum(['desk', 'team', 'personal', 'shared']),
    isFavourite: z.boolean(),
    isHidden: z.boolean(),
    /** What it was made of, for one that somebody made. */
    definition: viewFieldsOf.omit({ name: true }).nullable(),
    /** What the caller has chosen for its table; null: as the view has it. */
    columns: viewColumns.nullable(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'View' })
export type View = z.infer<typeof view>

/** Counting stops here; a screen shows `999+`. */
export const countLimit = 1000

/** So many of a view's tickets, the last changed ones, are looked at to learn which groups it has. */
export const mostGrouped = 20_000

export const ticketGroup = z
  .object({
    /** As `group` of the list wants it; empty for the tickets that have none. */
    value: z.string(),
    /** Of a team, an agent or an organization; the others are named by the reader's language. */
    name: z.string().nullable(),
    color: z.string().nullable(),
    /** 1000 means that many or more. */
    count: z.int().max(countLimit),
  })
  .meta({ id: 'TicketGroup' })
export type TicketGroup = z.infer<typeof ticketGroup>

/** The most views that somebody can make, and that a team and the desk can have. */
export const mostViews = 100

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const
const place = z.object({ isFavourite: z.boolean(), isHidden: z.boolean(), columns: viewColumns.nullable() }).partial()

export const views = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/views',
    summary: 'The views of the caller in the order of the caller, hidden ones too',
    result: z.object({ items: z.array(view) }),
  }),
  counts: operation({
    ...read,
    method: 'GET',
    path: '/views/counts',
    summary: 'How many tickets are in each view that is not hidden; 1000 means that many or more',
    result: z.object({ counts: z.record(z.string(), z.int().max(countLimit)) }),
  }),
  tickets: operation({
    ...read,
    method: 'GET',
    path: '/views/:id/tickets',
    summary: 'The tickets of a view, sorted as it says unless another order is asked for',
    params: z.object({ id: viewId }),
    query: z.object({
      ...paging.shape,
      ...sorting.partial().shape,
      fields: chosenFields,
      groupBy: viewGrouping.optional(),
      /** With `groupBy`: only the tickets of the group with this value. */
      group: z.string().max(80).optional(),
    }),
    result: pageOf(ticketSummary),
    errors: ['not_found', 'invalid', 'invalid_cursor'],
  }),
  groups: operation({
    ...read,
    method: 'GET',
    path: '/views/:id/groups',
    summary: 'The groups that the tickets of a view fall into, in their order, those without one last',
    params: z.object({ id: viewId }),
    query: z.object({ groupBy: viewGrouping }),
    result: z.object({
      items: z.array(ticketGroup),
      /** False: the view has so many tickets that groups of a few old ones may be missing. */
      isWhole: z.boolean(),
    }),
    errors: ['not_found', 'invalid'],
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/views',
    summary: 'Make a view; those of a team by its members and administrators, shared ones by administrators',
    body: viewFieldsOf.extend({
      groupBy: viewFieldsOf.shape.groupBy.default(null),
      columns: viewFieldsOf.shape.columns.default(null),
    }),
    result: view,
    status: 201,
    errors: ['forbidden', 'invalid', 'not_found'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/views/:id',
    summary: 'Change a view',
    params: z.object({ id: viewId }),
    body: viewFieldsOf.partial(),
    result: view,
    errors: ['forbidden', 'invalid', 'not_found'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/views/:id',
    summary: 'Remove a view; its tickets stay as they are',
    params: z.object({ id: viewId }),
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  preview: operation({
    ...read,
    method: 'POST',
    path: '/views/preview',
    summary: 'What a condition would show: how many, and the first ten',
    body: z.object({ condition: ruleGroup, ...sorting.partial().shape }),
    result: z.object({ count: z.int().max(countLimit), tickets: z.array(ticketSummary) }),
    errors: ['invalid'],
  }),
  place: operation({
    ...write,
    method: 'PUT',
    path: '/views/:id/place',
    summary: 'Hide a view, make it a favourite or choose the columns of its table, for the caller only',
    params: z.object({ id: viewId }),
    body: place,
    result: z.object({ items: z.array(view) }),
    errors: ['not_found'],
  }),
  arrange: operation({
    ...write,
    method: 'PUT',
    path: '/views/order',
    summary: 'Put the views into this order, for the caller only; those that are not named come after',
    body: z.object({ ids: z.array(viewId).max(500) }),
    result: z.object({ items: z.array(view) }),
  }),
}
