import { z } from 'zod'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { tell } from './record.ts'

/** By then whoever carried the session has counted what passed last, or is gone. */
const countedAfterMs = 15_000

const payload = z.object({ id: z.uuid() })

/** Sees to it that the history tells of an end, also where no relay is left that counts. */
export async function scheduleTelling(work: Work, id: string): Promise<void> {
  const runAt = new Date(work.now().getTime() + countedAfterMs)
  await addJob(work, 'remote:told', { id }, { key: `remote-told:${id}`, runAt })
}

/** Tells the history, once, that a session has ended and how much passed in it. */
export async function tellEnd(work: Work, id: string): Promise<void> {
  const ended = await work.tx
    .updateTable('remoteSessions')
    .set({ isUntold: false })
    .where('id', '=', id)
    .where('isUntold', '=', true)
    .returningAll()
    .executeTakeFirst()
  if (ended !== undefined) await tell(work, ended, 'remote.ended', ended.endedBy ?? undefined)
}

/** Some seconds after the end: for a session whose relay did not. */
export async function tellEndLater(ctx: Ctx, given: unknown): Promise<void> {
  const { id } = payload.parse(given)
  await transact(ctx, (work) => tellEnd(work, id))
}
