import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { type Cause, react, recordEvent, type TicketRow } from '../tickets/index.ts'
import { readRotas } from './queries.ts'
import { callOrder } from './rota.ts'

/**
 * Calls who is on call for a team about a ticket, and one after the other until somebody answers. The id of the call,
 * or of the one that runs already for this ticket; undefined where the team has nobody to be called.
 */
export async function callOut(
  work: Work,
  { ticket, teamId, cause }: { ticket: Pick<TicketRow, 'id'>; teamId: string; cause: Cause },
): Promise<{ id: string; isNew: boolean } | undefined> {
  const [rota] = await readRotas(work.tx, work.now(), teamId)
  const order = rota === undefined ? [] : await thoseThere(work, callOrder(rota, work.now()))
  if (rota === undefined || order.length === 0) return undefined
  const id = work.newId()
  const made = await work.tx
    .insertInto('callouts')
    .values({
      id,
      teamId,
      ticketId: ticket.id,
      personIds: sql<string[]>`${order}::uuid[]`,
      answerMinutes: rota.answerMinutes,
      madeAt: work.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) {
    const open = await selectOpen(work).where('ticketId', '=', ticket.id).executeTakeFirstOrThrow()
    return { id: open.id, isNew: false }
  }
  await recordEvent(work, { ticketId: ticket.id, type: 'call.made', cause })
  await addJob(work, 'on-call:next', { id, step: 0 })
  return { id, isNew: true }
}

/** Who is absent is not called in vain, unless nobody else is left. */
async function thoseThere(work: Work, ids: string[]): Promise<string[]> {
  const absent = await work.tx
    .selectFrom('absences')
    .select('personId')
    .where('personId', 'in', ids)
    .where('startsAt', '<=', work.now())
    .where('endsAt', '>', work.now())
    .execute()
  const there = ids.filter((id) => !absent.some(({ personId }) => personId === id))
  return there.length > 0 ? there : ids
}

const payloadShape = z.object({ id: z.uuid(), step: z.int() })

/**
 * Calls the next one, once: the row is locked, and whoever comes second finds that the step was taken. What nobody
 * answered to the end is told in the history.
 */
export async function callNext(ctx: Ctx, payload: unknown): Promise<void> {
  const { id, step } = payloadShape.parse(payload)
  const cause: Cause = { kind: 'system', job: 'on-call' }
  await transact(ctx, async (work) => {
    const call = await selectOpen(work).where('id', '=', id).forUpdate().executeTakeFirst()
    if (call === undefined || call.calledCount !== step) return
    const ticket = await work.tx.selectFrom('tickets').selectAll().where('id', '=', call.ticketId).executeTakeFirst()
    if (ticket === undefined || ['solved', 'closed'].includes(ticket.status)) return end(work, id)
    const personId = call.personIds[step]
    if (personId === undefined) {
      await end(work, id)
      return recordEvent(work, { ticketId: ticket.id, type: 'call.unanswered', cause })
    }
    await work.tx
      .updateTable('callouts')
      .set({ calledCount: step + 1 })
      .where('id', '=', id)
      .execute()
    const { name } = await work.tx
      .selectFrom('people')
      .select('name')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const changes = [{ field: 'called', from: null, to: { id: personId, name } }]
    await recordEvent(work, { ticketId: ticket.id, type: 'call.made', cause, changes })
    await react(work, { type: 'agent.called', ticket, personId, cause })
    const runAt = new Date(work.now().getTime() + call.answerMinutes * 60_000)
    await addJob(work, 'on-call:next', { id, step: step + 1 }, { runAt })
  })
}

function end(work: Work, id: string): Promise<unknown> {
  return work.tx.updateTable('callouts').set({ endedAt: work.now() }).where('id', '=', id).execute()
}

function selectOpen(work: Pick<Work, 'tx'>) {
  return work.tx.selectFrom('callouts').selectAll().where('answeredAt', 'is', null).where('endedAt', 'is', null)
}
