import { z } from 'zod'
import { type Ctx, transact } from '../kernel/context.ts'
import { tell } from './tell.ts'

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
