import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { type PersonRow, phoneDigits } from '../people/index.ts'
import { handOverTickets } from '../tickets/index.ts'
import type { MovedKind } from './carry-over.ts'
import type { OwnIdentity } from './traces.ts'
import type { StandingMerge } from './unmerge-person.ts'

/** Brings back the rows that went over and are still there, and those that came since by the addresses that return. */
export async function returnRows(
  work: Work,
  { id, toPersonId: intoId, mergedAt, traces }: StandingMerge,
  from: PersonRow,
  returned: OwnIdentity[],
): Promise<void> {
  const { tx } = work
  const moved = (kind: MovedKind) =>
    sql`(select row_id from person_merge_rows where merge_id = ${id} and kind = ${kind})`
  const addresses = returned.filter(({ kind }) => kind === 'email').map(({ value }) => value)
  const since = { intoId, mergedAt }

  const added = [...(await mailedSince(work, since, addresses)), ...(await calledSince(work, since, returned))]
  const { rows } = await sql<{ id: string }>`
    select id from tickets where requester_id = ${intoId} and id in ${moved('ticket')}`.execute(tx)
  await sql`update tickets set organization_id = null where requester_id = ${intoId} and id in ${moved('placed_ticket')}
    and organization_id is not distinct from ${traces.into.after.organizationId}::uuid`.execute(tx)
  const ticketIds = [...new Set([...rows.map((row) => row.id), ...added])]
  await handOverTickets(work, { fromId: intoId, intoId: from.id, ticketIds, placedIds: added })

  await sql`update messages set author_id = ${from.id} where author_id = ${intoId} and (id in ${moved('message')}
    or (created_at >= ${mergedAt} and direction = 'in' and lower(from_address) = any(${addresses}::text[])))`.execute(
    tx,
  )
  await sql`update ratings set person_id = ${from.id} where person_id = ${intoId}
    and (id in ${moved('rating')} or ticket_id = any(${ticketIds}::uuid[]))`.execute(tx)
  await sql`update customer_notes set person_id = ${from.id}
    where person_id = ${intoId} and id in ${moved('note')}`.execute(tx)
  await sql`update attachments set uploaded_by = ${from.id}
    where message_id is null and uploaded_by = ${intoId} and id in ${moved('upload')}`.execute(tx)
  await sql`update sessions set person_id = ${from.id}
    where person_id = ${intoId} and id in ${moved('session')}`.execute(tx)
  // Who signed in since did so as both: nobody may go on looking at what is another's again.
  await sql`delete from sessions where person_id = ${intoId}
    and (created_at >= ${mergedAt} or guest_ticket_id = any(${ticketIds}::uuid[]))`.execute(tx)
}

interface Since {
  intoId: string
  mergedAt: Date
}

/** Tickets that one of the addresses opened since. */
async function mailedSince({ tx }: Work, { intoId, mergedAt }: Since, addresses: string[]): Promise<string[]> {
  if (addresses.length === 0) return []
  const rows = await tx
    .selectFrom('tickets as t')
    .innerJoin('ticketParticipants as p', 'p.ticketId', 't.id')
    .select('t.id')
    .where('t.requesterId', '=', intoId)
    .where('t.createdAt', '>=', mergedAt)
    .where('p.role', '=', 'requester')
    .where('p.address', 'in', addresses)
    .execute()
  return rows.map(({ id }) => id)
}

/** Tickets that a call from one of the numbers opened since. */
async function calledSince({ tx }: Work, { intoId, mergedAt }: Since, returned: OwnIdentity[]): Promise<string[]> {
  const numbers = new Set(returned.filter(({ kind }) => kind === 'phone').map(({ value }) => value))
  if (numbers.size === 0) return []
  const rows = await tx
    .selectFrom('tickets as t')
    .innerJoin('messages as m', 'm.ticketId', 't.id')
    .select(['t.id', sql<string>`m.call ->> 'phone'`.as('phone')])
    .where('t.requesterId', '=', intoId)
    .where('t.createdAt', '>=', mergedAt)
    .where('t.channel', '=', 'phone')
    .where('m.call', 'is not', null)
    .execute()
  return rows.filter(({ phone }) => numbers.has(phoneDigits(phone))).map(({ id }) => id)
}
