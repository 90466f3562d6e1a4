import { sql } from 'kysely'
import type { TicketStatus } from '#contract/tickets.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { FieldChange } from '../../kernel/acts.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import type { Cause } from '../events.ts'
import { addParticipants, listParticipants } from '../participants.ts'
import { recordEvent } from '../record.ts'
import type { TicketRow } from '../schema.ts'
import { lockTickets } from '../select.ts'
import { isUnsolved } from '../transitions.ts'
import { assertNotClosedForGood } from '../update.ts'
import { carryMessages, settleTicket } from './settle.ts'
import type { MergeTraces } from './traces.ts'

/** Puts all that was said on one ticket onto another, which goes on for both. Nobody outside is mailed about it. */
export async function mergeTicket(ctx: Ctx, actor: PersonActor, number: number, into: number): Promise<TicketRow> {
  return transact(ctx, (work) => mergeIn(work, actor, number, into))
}

/** The same within the caller's transaction. */
export async function mergeIn(work: Work, actor: PersonActor, number: number, into: number): Promise<TicketRow> {
  if (number === into) throw invalidField('into', 'same', 'A ticket cannot be merged into itself')
  const cause = { kind: 'person', personId: actor.id, isQuiet: true } as const
  const [from, to] = await lockTickets(work, number, into)
  if (from.mergedIntoId !== null) throw new AppError('already_done', 'This ticket was merged before')
  if (to.mergedIntoId !== null) throw invalidField('into', 'merged', 'That ticket was merged itself')
  await assertNotClosedForGood(work, to)
  return merge(work, from, to, cause)
}

async function merge(work: Work, from: TicketRow, to: TicketRow, cause: Cause & { kind: 'person' }) {
  const messages = await work.tx
    .updateTable('messages')
    .set({ ticketId: to.id })
    .where('ticketId', '=', from.id)
    .returningAll()
    .execute()
  const joined = await joinCircle(work, from, to)
  const followers = await joinFollowers(work, from, to)
  await endTicket(work, from, to, cause)
  const update = reopens(from, to) ? { status: 'open' as const } : {}
  const reached = await settleTicket(work, to, update, { cause, type: 'ticket.merged', told: told('mergedFrom', from) })
  await carryMessages(work, messages, reached, cause)
  const traces: MergeTraces = {
    joined,
    followers,
    from: {
      status: from.status as TicketStatus,
      solvedAt: from.solvedAt?.toISOString() ?? null,
      closedAt: from.closedAt?.toISOString() ?? null,
    },
    to: { before: to.status as TicketStatus, after: reached.status as TicketStatus },
  }
  await work.tx
    .insertInto('ticketMerges')
    .values({
      id: work.newId(),
      fromTicketId: from.id,
      toTicketId: to.id,
      messageIds: messages.map(({ id }) => id),
      traces: JSON.stringify(traces),
      mergedBy: cause.personId,
      mergedAt: work.now(),
    })
    .execute()
  return reached
}

/** Something unsolved came onto a ticket that was done. */
function reopens(from: TicketRow, to: TicketRow): boolean {
  return isUnsolved(from.status as TicketStatus) && !isUnsolved(to.status as TicketStatus)
}

/** Whoever took part in the one takes part in the other. */
async function joinCircle(work: Work, from: TicketRow, to: TicketRow): Promise<string[]> {
  const present = new Set((await listParticipants(work, to.id)).map(({ address }) => address))
  const joining = (await listParticipants(work, from.id)).filter(({ address }) => !present.has(address))
  await addParticipants(
    work,
    to.id,
    joining.map((one) => ({ ...one, role: 'cc' as const })),
  )
  // Whoever came in by a link to the one is led to the other, where they take part.
  await work.tx.updateTable('sessions').set({ guestTicketId: to.id }).where('guestTicketId', '=', from.id).execute()
  return joining.map(({ address }) => address)
}

/** Whoever followed the one follows the other. */
async function joinFollowers(work: Work, from: TicketRow, to: TicketRow): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    insert into ticket_followers (ticket_id, person_id, since)
    select ${to.id}, person_id, since from ticket_followers where ticket_id = ${from.id}
    on conflict do nothing returning person_id`.execute(work.tx)
  return rows.map(({ personId }) => personId)
}

/** What is left is a record that says where it went; no door of a working ticket leads here, so none is used. */
async function endTicket(work: Work, from: TicketRow, to: TicketRow, cause: Cause): Promise<void> {
  const now = work.now()
  const ended = { status: 'closed', solvedAt: from.solvedAt ?? now, closedAt: from.closedAt ?? now }
  await work.tx
    .updateTable('tickets')
    .set({ ...ended, mergedIntoId: to.id, version: from.version + 1, updatedAt: now })
    .where('id', '=', from.id)
    .execute()
  const status: FieldChange[] = from.status === 'closed' ? [] : [{ field: 'status', from: from.status, to: 'closed' }]
  const changes = [told('mergedInto', to), ...status]
  await recordEvent(work, { ticketId: from.id, type: 'ticket.merged', cause, changes })
  await settleTicket(work, { ...from, ...ended, version: from.version + 1 }, {}, undefined)
}

function told(field: string, other: TicketRow): FieldChange {
  return { field, from: null, to: `#${other.number}` }
}
