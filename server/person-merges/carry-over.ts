import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import type { PersonRow } from '../people/index.ts'
import { handOverTickets } from '../tickets/index.ts'

export type MovedKind = 'ticket' | 'placed_ticket' | 'message' | 'rating' | 'session' | 'upload' | 'note'

/** Gives every row of one person to the other, and keeps which they were. */
export async function carryOver(work: Work, mergeId: string, from: PersonRow, intoId: string): Promise<void> {
  const keep = (kind: MovedKind, update: RawBuilder<unknown>) =>
    sql`with moved as (${update}) insert into person_merge_rows (merge_id, kind, row_id)
      select ${mergeId}, ${kind}, id from moved`.execute(work.tx)
  const { ticketIds, placedIds } = await handOverTickets(work, { fromId: from.id, intoId, ticketIds: 'all' })
  await keep('ticket', sql`select unnest(${ticketIds}::uuid[]) as id`)
  await keep('placed_ticket', sql`select unnest(${placedIds}::uuid[]) as id`)
  await keep('message', sql`update messages set author_id = ${intoId} where author_id = ${from.id} returning id`)
  await keep('rating', sql`update ratings set person_id = ${intoId} where person_id = ${from.id} returning id`)
  await keep('session', sql`update sessions set person_id = ${intoId} where person_id = ${from.id} returning id`)
  await keep(
    'upload',
    sql`update attachments set uploaded_by = ${intoId} where message_id is null and uploaded_by = ${from.id} returning id`,
  )
  await keep('note', sql`update customer_notes set person_id = ${intoId} where person_id = ${from.id} returning id`)
  await sql`update people set manager_id = ${intoId} where manager_id = ${from.id} and id <> ${intoId}`.execute(work.tx)
  // A link that is on its way lets in whoever goes on.
  await work.tx.updateTable('mailedLinks').set({ personId: intoId }).where('personId', '=', from.id).execute()
}
