import { z } from 'zod'
import { byId, id } from './common.ts'
import { agent } from './duty.ts'
import { operation } from './operation.ts'
import { teamRef, ticketSummary } from './tickets.ts'

/** The most tickets of a column; `count` tells of the rest. */
export const mostOnColumn = 50

const column = z.object({
  /** Every ticket of the team that is not solved. */
  count: z.int(),
  /** Of all of them: what is due and not kept, and what will be soon. */
  overdueCount: z.int(),
  soonCount: z.int(),
  /** The most urgent first, then the oldest. */
  tickets: z.array(ticketSummary),
})

export const teamBoard = z
  .object({
    team: teamRef,
    /** What nobody has. */
    queue: column,
    people: z.array(column.extend({ agent })),
    /** Tickets of the team that somebody has who is no member. */
    elsewhere: z.array(column.extend({ personId: id, name: z.string() })),
  })
  .meta({ id: 'TeamBoard' })
export type TeamBoard = z.infer<typeof teamBoard>

export const board = {
  get: operation({
    access: 'agent',
    scope: 'tickets:read',
    method: 'GET',
    path: '/teams/:id/board',
    summary: 'Who of a team is on duty, with how much, and what waits',
    params: byId,
    result: teamBoard,
    errors: ['not_found'],
  }),
}
