import type { TicketChange } from '#contract/tickets.ts'
import { findInbox } from '../inboxes/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { actingBy, changeTicket, type TicketUpdate } from './change.ts'
import type { Cause } from './events.ts'
import { refuseUnfinished } from './field-values.ts'
import type { TicketRow } from './schema.ts'
import { lockTicket } from './select.ts'
import { isClosedForGood } from './transitions.ts'

interface UpdateRequest {
  number: number
  change: TicketChange
  ifMatch: number | undefined
  /** The macro it is done with. */
  macro?: string
}

/** An agent changes a ticket. With `ifMatch` it is refused when the ticket changed since that version. */
export async function updateTicket(ctx: Ctx, actor: PersonActor, request: UpdateRequest): Promise<TicketRow> {
  return transact(ctx, (work) => updateIn(work, actor, request))
}

/** The same within the caller's transaction. */
export async function updateIn(work: Work, actor: PersonActor, request: UpdateRequest): Promise<TicketRow> {
  const ticket = await lockTicket(work, request.number)
  assertUnchanged(ticket, request.ifMatch)
  const cause = {
    kind: 'person',
    personId: actor.id,
    ...(request.macro !== undefined && { macro: request.macro }),
  } as const
  return updateLocked(work, ticket, request.change, cause)
}

/** A change of a ticket whose row is locked, refused where an agent's would be. */
export async function updateLocked(
  work: Work,
  ticket: TicketRow,
  change: TicketChange,
  cause: Cause,
): Promise<TicketRow> {
  if (ticket.mergedIntoId !== null) throw merged()
  if (ticket.status === 'closed' && change.status !== 'open') throw closed()
  if (change.status === 'solved') await refuseUnfinished(actingBy(work, cause), ticket, change)
  return changeTicket(work, ticket, updateOf(ticket, change), cause)
}

/** Closes what was solved long enough ago that nobody objected. */
export async function closeTicket(work: Work, number: number, job: string): Promise<TicketRow> {
  const ticket = await lockTicket(work, number)
  if (ticket.status !== 'solved') return ticket
  return changeTicket(work, ticket, { status: 'closed' }, { kind: 'system', job })
}

export function assertUnchanged(ticket: TicketRow, ifMatch: number | undefined): void {
  if (ifMatch === undefined || ifMatch === ticket.version) return
  throw new AppError(
    'ticket_changed',
    `The ticket is at version ${ticket.version}; look at what is new, then send again`,
  )
}

/** Refuses what is said on a ticket that was closed too long ago to be opened again. */
export async function assertNotClosedForGood(work: Work, ticket: TicketRow): Promise<void> {
  if (ticket.status !== 'closed') return
  if (ticket.mergedIntoId !== null) throw merged()
  const inbox = ticket.inboxId === null ? undefined : await findInbox(work.tx, ticket.inboxId)
  if (isClosedForGood(ticket, inbox?.reopenWithinDays, work.now())) throw closed()
}

function merged(): AppError {
  return new AppError('ticket_closed', 'This ticket was merged into another one; go on there')
}

function closed(): AppError {
  return new AppError('ticket_closed', 'This ticket is closed; open it again or open a new one')
}

/** A change as what the row becomes: tags that come and go are told apart from those that stay. */
export function updateOf(ticket: Pick<TicketRow, 'tags'>, change: TicketChange): TicketUpdate {
  const { addTags = [], removeTags = [], tags, ...rest } = change
  const update = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as TicketUpdate
  if (tags === undefined && addTags.length === 0 && removeTags.length === 0) return update
  const wanted = [...(tags ?? ticket.tags), ...addTags].filter((tag) => !removeTags.includes(tag))
  return { ...update, tags: [...new Set(wanted)] }
}
