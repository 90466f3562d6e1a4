import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { hasText } from './messages.ts'
import { operation } from './operation.ts'
import { bodyFields, ticketChange, ticketStatus } from './tickets.ts'
import { viewId } from './views.ts'

/** The most tickets that are changed in one go; a view with more is worked through in several. */
export const mostInBulk = 20_000

const message = z
  .object({
    kind: z.enum(['reply', 'note']),
    ...bodyFields,
    status: ticketStatus.optional(),
  })
  .refine(hasText, { error: 'Write something', path: ['bodyText'] })

/** A macro for many tickets: nobody looks at each, so its reply is sent only where that is asked for. */
const bulkMacro = z.object({ id, sendsReply: z.boolean().default(false) })

/** What is done to each ticket: changed, a macro applied, written on, or merged into another one; in this order. */
const act = z.object({
  change: ticketChange.optional(),
  macro: bulkMacro.optional(),
  message: message.optional(),
  mergeInto: z.int().positive().optional(),
})

/** Work on many tickets, one after the other, each by itself: what one refuses keeps no other back. */
export const bulkRun = z
  .object({
    id,
    state: z.enum(['waiting', 'running', 'done', 'cancelled']),
    total: z.int(),
    /**
     * How many were changed, how many have a reply that waits for a senior, how many were not changed, and how many were
     * put back since.
     */
    counts: z.object({ done: z.int(), waits: z.int(), refused: z.int(), undone: z.int() }),
    act,
    /** Set for a run that takes another one back. */
    undoes: id.nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
    can: z.object({ cancel: z.boolean(), undo: z.boolean() }),
  })
  .meta({ id: 'BulkRun' })
export type BulkRun = z.infer<typeof bulkRun>

/** What became of one ticket. `waits`: its reply leaves once a senior approves it. `code`: why it was refused, an error code of this API; `changed_since` when undoing. */
export const bulkResult = z
  .object({ number: z.int(), outcome: z.enum(['done', 'waits', 'refused', 'undone']), code: z.string().nullable() })
  .meta({ id: 'BulkResult' })
export type BulkResult = z.infer<typeof bulkResult>

const own = { access: 'agent', scope: 'tickets:write' } as const

export const bulk = {
  start: operation({
    ...own,
    method: 'POST',
    path: '/tickets/bulk',
    summary: 'Change many tickets in the background: those named, or those of a view; answers the run, to be asked for',
    body: act
      .extend({ numbers: z.array(z.int().positive()).min(1).max(mostInBulk).optional(), view: viewId.optional() })
      .refine(({ numbers, view }) => (numbers === undefined) !== (view === undefined), {
        error: 'Give the numbers of the tickets, or a view',
        path: ['numbers'],
      })
      .refine(
        ({ change, macro, message: said, mergeInto }) =>
          (change !== undefined && Object.keys(change).length > 0) ||
          macro !== undefined ||
          said !== undefined ||
          mergeInto !== undefined,
        { error: 'Say what to do: change, macro, message or mergeInto', path: ['change'] },
      ),
    result: bulkRun,
    status: 202,
    errors: ['not_found', 'invalid', 'idempotency_mismatch'],
  }),
  list: operation({
    ...own,
    method: 'GET',
    path: '/bulk',
    summary: 'What the caller did to many tickets in the last days, newest first',
    query: paging,
    result: pageOf(bulkRun),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    ...own,
    method: 'GET',
    path: '/bulk/:id',
    summary: 'One run of the caller, with its progress',
    params: byId,
    result: bulkRun,
    errors: ['not_found'],
  }),
  results: operation({
    ...own,
    method: 'GET',
    path: '/bulk/:id/results',
    summary: 'What became of each ticket, in the order they were done',
    params: byId,
    query: paging,
    result: pageOf(bulkResult),
    errors: ['not_found', 'invalid_cursor'],
  }),
  cancel: operation({
    ...own,
    method: 'POST',
    path: '/bulk/:id/cancel',
    summary: 'Stop after the ticket that is being done; what is done stays done',
    params: byId,
    result: bulkRun,
    errors: ['not_found', 'already_done'],
  }),
  undo: operation({
    ...own,
    method: 'POST',
    path: '/bulk/:id/undo',
    summary: 'Put back what the run changed, where nobody changed it since; mails that have left stay sent',
    params: byId,
    result: bulkRun,
    status: 202,
    errors: ['not_found', 'already_done', 'invalid'],
  }),
}
