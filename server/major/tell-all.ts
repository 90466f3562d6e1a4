import { sql } from 'kysely'
import { z } from 'zod'
import type { InBothLanguages, MajorIncident } from '#contract/major-incidents.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { actingAs, type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { personActor } from '../people/index.ts'
import { addJob } from '../platform/jobs.ts'
import { isPassing } from '../platform/passing.ts'
import { addMessage, agentMessage, isInTraining, liveChannel, lockTicket, recordEvent } from '../tickets/index.ts'
import { causeOf, hold, tell } from './commands.ts'
import { concernedBy } from './reach.ts'

const payloadShape = z.object({ updateId: z.uuid() })

/** One update for all: which tickets it goes to is settled now, and a job writes on each. */
export async function tellAll(
  work: Work,
  actor: PersonActor,
  id: string,
  text: InBothLanguages,
): Promise<MajorIncident> {
  const { before, ticket } = await hold(work, id)
  if (before.state === 'reviewed') throw new AppError('already_done', 'Its review is finished: reply on the tickets')
  if (await isInTraining(work.tx, actor.id)) throw new AppError('needs_approval', 'A senior writes this update')
  const updateId = work.newId()
  const values = { id: updateId, incidentId: id, authorId: actor.id, textEs: text.es, textEn: text.en }
  await work.tx
    .insertInto('majorUpdates')
    .values({ ...values, createdAt: work.now() })
    .execute()
  const { numAffectedRows } = await sql`insert into major_update_tickets (update_id, ticket_id)
    select ${updateId}, those.id from (${concernedBy(work.actor, ticket.id)}) as those`.execute(work.tx)
  const changes = [{ field: 'tickets', from: null, to: Number(numAffectedRows ?? 0) }]
  await recordEvent(work, { ticketId: ticket.id, type: 'major.told', cause: causeOf(actor), changes })
  await wake(work, updateId)
  return tell(work, id)
}

/**
 * Writes an update on its tickets, in the name and with the rights of its author. Each ticket and its mark are one
 * transaction: after a crash the rest is written, and nothing twice.
 */
export async function spreadUpdate(ctx: Ctx, payload: unknown, signal: AbortSignal | undefined): Promise<void> {
  const { updateId } = payloadShape.parse(payload)
  const update = await ctx.db.selectFrom('majorUpdates').selectAll().where('id', '=', updateId).executeTakeFirst()
  if (update === undefined || update.doneAt !== null) return
  const author = update.authorId === null ? undefined : await personActor(ctx.db, update.authorId)
  const text = { es: update.textEs || update.textEn, en: update.textEn || update.textEs }
  for (;;) {
    if (signal?.aborted === true) return transact(ctx, (work) => wake(work, updateId))
    const next = await nextTicket(ctx, updateId)
    if (next === undefined) break
    await writeOn(actingAs(ctx, author ?? ctx.actor), { updateId, ...next, author, text })
  }
  await ctx.db.updateTable('majorUpdates').set({ doneAt: ctx.now() }).where('id', '=', updateId).execute()
  await ring(ctx)
}

function nextTicket(ctx: Ctx, updateId: string) {
  return ctx.db
    .selectFrom('majorUpdateTickets as u')
    .innerJoin('tickets as t', 't.id', 'u.ticketId')
    .select(['t.id as ticketId', 't.number'])
    .where('u.updateId', '=', updateId)
    .where('u.state', '=', sql.lit('waiting'))
    .orderBy('u.ticketId')
    .executeTakeFirst()
}

interface Writing {
  updateId: string
  ticketId: string
  number: number
  author: PersonActor | undefined
  text: InBothLanguages
}

/** One that is refused keeps no other back. */
async function writeOn(ctx: Ctx, writing: Writing): Promise<void> {
  try {
    await transact(ctx, (work) => write(work, writing))
  } catch (error) {
    if (isPassing(error)) throw error
    if (!(error instanceof AppError))
      ctx.services.log.error({ err: error, number: writing.number }, 'an update of a major incident was not written')
    await transact(ctx, (work) => mark(work, writing, 'skipped', null))
  }
}

async function write(work: Work, writing: Writing): Promise<void> {
  const { author, number, text } = writing
  if (author === undefined) throw new AppError('forbidden', 'Whoever wrote this works here no longer')
  const ticket = await lockTicket(work, number)
  if (ticket.status === 'closed' || ticket.mergedIntoId !== null)
    throw new AppError('ticket_closed', 'It was closed meanwhile')
  const bodyText = ticket.language === 'en' ? text.en : text.es
  const draft = await agentMessage(work, author, ticket, { kind: 'reply', bodyText, attachmentIds: [] })
  // It tells, and asks nothing: nobody's answer is waited for.
  const status = ticket.status as TicketStatus
  const { message } = await addMessage(work, ticket, { ...draft, status }, causeOf(author))
  await mark(work, writing, 'sent', message.id)
}

async function mark(work: Work, { updateId, ticketId }: Writing, state: 'sent' | 'skipped', messageId: string | null) {
  await work.tx
    .updateTable('majorUpdateTickets')
    .set({ state, messageId })
    .where('updateId', '=', updateId)
    .where('ticketId', '=', ticketId)
    .execute()
  await ring({ db: work.tx })
}

async function ring({ db }: { db: Ctx['db'] | Work['tx'] }): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'major')`.execute(db)
}

async function wake(work: Work, updateId: string): Promise<void> {
  await addJob(work, 'major:tell', { updateId }, { key: `major:${updateId}`, queue: `major:${updateId}` })
}
