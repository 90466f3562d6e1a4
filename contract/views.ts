import { z } from 'zod'
import { pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { ticketSort, ticketSummary } from './tickets.ts'

/** A ticket list with a name. `mine`, `unassigned`, `open`, `pending`, `solved`, or `team:<id>`. */
export const viewId = z.union([
  z.enum(['mine', 'unassigned', 'open', 'pending', 'solved']),
  z.templateLiteral(['team:', z.uuid()]),
])
export type ViewId = z.infer<typeof viewId>

export const view = z
  .object({
    id: viewId,
    /** The team's name; the others are named by the reader's language. */
    name: z.string().nullable(),
    color: z.string().nullable(),
    group: z.enum(['desk', 'team']),
  })
  .meta({ id: 'View' })
export type View = z.infer<typeof view>

/** Counting stops here; a screen shows `999+`. */
export const countLimit = 1000

export const views = {
  list: operation({
    method: 'GET',
    path: '/views',
    summary: 'The views of the caller',
    access: 'agent',
    scope: 'tickets:read',
    result: z.object({ items: z.array(view) }),
  }),
  counts: operation({
    method: 'GET',
    path: '/views/counts',
    summary: 'How many tickets are in each view; 1000 means that many or more',
    access: 'agent',
    scope: 'tickets:read',
    result: z.object({ counts: z.record(z.string(), z.int().max(countLimit)) }),
  }),
  tickets: operation({
    method: 'GET',
    path: '/views/:id/tickets',
    summary: 'The tickets of a view',
    access: 'agent',
    scope: 'tickets:read',
    params: z.object({ id: viewId }),
    query: z.object({ ...paging.shape, ...ticketSort.shape }),
    result: pageOf(ticketSummary),
    errors: ['not_found', 'invalid_cursor'],
  }),
}
