import { sql } from 'kysely'
import type { LiveEvent } from '#contract/live.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { liveChannel } from './record.ts'
import type { TicketRow } from './schema.ts'

/** What decides who may hear of a ticket. */
export type Whereabouts = Pick<TicketRow, 'id' | 'teamId' | 'assigneeId'>

/**
 * Tells the browsers of agents who see the ticket something that its history does not keep. It travels with the bell
 * itself, at the end of the transaction; whoever was not listening asks when coming back.
 */
export async function whisper(db: Db | Tx, { id, teamId, assigneeId }: Whereabouts, event: LiveEvent): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${JSON.stringify({ event, ticketId: id, teamId, assigneeId })})`.execute(
    db,
  )
}
