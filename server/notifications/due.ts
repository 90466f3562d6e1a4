import { z } from 'zod'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { tell } from './tell.ts'

/** So far ahead tasks are looked for: twice as far as the time between two looks. */
const aheadMs = 2 * 3_600_000

const payloadShape = z.object({ taskId: z.uuid() })

/** Reminds whoever has a task to do that its time has come; once for each time. */
export async function remindOfTask(ctx: Ctx, payload: unknown): Promise<void> {
  const { taskId } = payloadShape.parse(payload)
  await transact(ctx, async (work) => {
    const task = await work.tx
      .selectFrom('tasks')
      .select(['ticketId', 'assigneeId', 'dueAt'])
      .where('id', '=', taskId)
      .where('doneAt', 'is', null)
      .where('removedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    const { assigneeId = null, dueAt = null } = task ?? {}
    if (task === undefined || assigneeId === null || dueAt === null || dueAt > work.now()) return
    const told = await work.tx
      .selectFrom('notifications')
      .select('id')
      .where('taskId', '=', taskId)
      .where('personId', '=', assigneeId)
      .where('kind', '=', 'task_due')
      .where('createdAt', '>=', dueAt)
      .executeTakeFirst()
    if (told !== undefined) return
    await tell(work, { id: task.ticketId }, [{ personId: assigneeId, kind: 'task_due', taskId }], undefined)
  })
}

/** For tasks whose job is missing: from before there were reminders, or from a backup of the tables alone. */
export async function wakeReminders(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime()
  const tasks = await ctx.db
    .selectFrom('tasks')
    .select(['id', 'dueAt'])
    .where('assigneeId', 'is not', null)
    .where('doneAt', 'is', null)
    .where('removedAt', 'is', null)
    .where('dueAt', '>', new Date(now))
    .where('dueAt', '<=', new Date(now + aheadMs))
    .execute()
  for (const { id, dueAt } of tasks) await transact(ctx, (work) => remind(work, { id, dueAt }))
}

/** At its time; one job for each task, which looks at how things are then. */
export async function remind(work: Work, { id, dueAt }: { id: string; dueAt: Date | null }): Promise<void> {
  if (dueAt === null || dueAt <= work.now()) return
  await addJob(work, 'notifications:due', { taskId: id }, { key: `task:due:${id}`, runAt: dueAt })
}
