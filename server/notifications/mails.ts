import { z } from 'zod'
import { notificationKind } from '#contract/notifications.ts'
import { mailAsked } from '../approvals/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { mailNotice } from '../mail/index.ts'
import { addJob } from '../platform/jobs.ts'
import { readersOf } from './readers.ts'

const payloadShape = z.object({ id: z.uuid() })

/** Mails what waited for the end of somebody's quiet hours, unless she saw it meanwhile. */
export async function mailLater(ctx: Ctx, payload: unknown): Promise<void> {
  const { id } = payloadShape.parse(payload)
  await transact(ctx, async (work) => {
    const row = await work.tx
      .selectFrom('notifications')
      .select(['ticketId', 'personId'])
      .where('id', '=', id)
      .where('seenAt', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return
    const [reader] = await readersOf(work, row.ticketId, [row.personId])
    if (reader === undefined) return
    if (reader.quietUntil === undefined) return mailNotification(work, id)
    await addJob(work, 'notifications:mail', { id }, { runAt: reader.quietUntil })
  })
}

/** Queues the mail of one notification, to be answered like any other mail to an agent. */
export async function mailNotification(work: Work, id: string): Promise<void> {
  const row = await work.tx
    .selectFrom('notifications as n')
    .leftJoin('people as a', 'a.id', 'n.actorId')
    .leftJoin('tasks as k', 'k.id', 'n.taskId')
    .select(['n.personId', 'n.ticketId', 'n.messageId', 'n.kind', 'n.approvalId', 'a.name as authorName'])
    .select((eb) => eb.fn.coalesce('k.title', 'n.text').as('taskTitle'))
    .where('n.id', '=', id)
    .executeTakeFirstOrThrow()
  const kind = notificationKind.parse(row.kind)
  if (kind !== 'approval_asked') return mailNotice(work, { ...row, kind })
  if (row.approvalId !== null) await mailAsked(work, row.approvalId, row.personId)
}
