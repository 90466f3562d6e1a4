import { longestMinutes } from '#contract/time-entries.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { getTicketId } from '../tickets/index.ts'
import { enter } from './commands.ts'
import { getTimer } from './queries.ts'

interface Words {
  activity?: string | undefined
  note?: string | undefined
}

/** On the same ticket it goes on; on another one, what ran there is entered first. */
export async function startTimer(ctx: Ctx, personId: string, number: number) {
  const ticketId = await getTicketId(ctx, number)
  return transact(ctx, async (work) => {
    const before = await lockTimer(work, personId)
    const stopped = before === undefined || before.ticketId === ticketId ? null : await finish(work, personId, {})
    await work.tx
      .insertInto('timers')
      .values({ personId, ticketId, startedAt: work.now() })
      .onConflict((conflict) => conflict.column('personId').doNothing())
      .execute()
    const timer = await getTimer({ db: work.tx }, personId)
    if (timer === null) throw new AppError('not_found', 'The timer could not be started')
    return { timer, stopped: stopped && { number: stopped.number, minutes: stopped.minutes } }
  })
}

export async function stopTimer(ctx: Ctx, personId: string, words: Words): Promise<string> {
  return transact(ctx, async (work) => {
    const finished = await finish(work, personId, words)
    if (finished === null) throw new AppError('already_done', 'No timer runs')
    return finished.id
  })
}

export async function discardTimer(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db.deleteFrom('timers').where('personId', '=', personId).execute()
}

/** Ends the timer and enters its time, a minute at least and a day at most. */
async function finish(work: Work, personId: string, { activity = '', note = '' }: Words) {
  const timer = await lockTimer(work, personId)
  if (timer === undefined) return null
  await work.tx.deleteFrom('timers').where('personId', '=', personId).execute()
  const { ticketId, startedAt, number } = timer
  const minutes = minutesBetween(startedAt, work.now())
  const id = await enter(work, { ticketId, minutes, activity, note, startedAt })
  return { id, number, minutes }
}

/** Rounded up; who forgot the timer over night has at most a day to put right. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.min(Math.max(Math.ceil((to.getTime() - from.getTime()) / 60_000), 1), longestMinutes)
}

async function lockTimer(work: Work, personId: string) {
  return work.tx
    .selectFrom('timers as r')
    .innerJoin('tickets as t', 't.id', 'r.ticketId')
    .select(['r.ticketId', 'r.startedAt', 't.number'])
    .where('r.personId', '=', personId)
    .forUpdate('r')
    .executeTakeFirst()
}
