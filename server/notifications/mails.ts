import { z } from 'zod'
import { type ArticleNotice, articleNotices, type NotificationKind, notificationKind } from '#contract/notifications.ts'
import { mailAsked } from '../approvals/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { mailArticleNotice, mailNotice } from '../mail/index.ts'
import { addJob } from '../platform/jobs.ts'
import { type About, readersOf } from './readers.ts'

const payloadShape = z.object({ id: z.uuid() })

/** Mails what waited for the end of somebody's quiet hours, unless she saw it meanwhile. */
export async function mailLater(ctx: Ctx, payload: unknown): Promise<void> {
  const { id } = payloadShape.parse(payload)
  await transact(ctx, async (work) => {
    const row = await work.tx
      .selectFrom('notifications')
      .select(['ticketId', 'articleId', 'personId'])
      .where('id', '=', id)
      .where('seenAt', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return
    const about = aboutOf(row)
    const [reader] = about === undefined ? [] : await readersOf(work, about, [row.personId])
    if (reader === undefined) return
    if (reader.quietUntil === undefined) return mailNotification(work, id)
    await addJob(work, 'notifications:mail', { id }, { runAt: reader.quietUntil })
  })
}

/** The database's check lets every row be about one of the two. */
function aboutOf({ ticketId, articleId }: { ticketId: string | null; articleId: string | null }): About | undefined {
  if (ticketId !== null) return { ticketId }
  return articleId === null ? undefined : { articleId }
}

/** Queues the mail of one notification, to be answered like any other mail to an agent. */
export async function mailNotification(work: Work, id: string): Promise<void> {
  const row = await work.tx
    .selectFrom('notifications as n')
    .leftJoin('people as a', 'a.id', 'n.actorId')
    .leftJoin('tasks as k', 'k.id', 'n.taskId')
    .leftJoin('articles as x', 'x.id', 'n.articleId')
    .leftJoin('articleVersions as v', (join) =>
      join.onRef('v.articleId', '=', 'x.id').onRef('v.version', '=', 'x.version'),
    )
    .select(['n.articleId', 'n.text', 'v.title'])
    .select(['n.personId', 'n.ticketId', 'n.messageId', 'n.kind', 'n.approvalId', 'a.name as authorName'])
    .select((eb) => eb.fn.coalesce('k.title', 'n.text').as('taskTitle'))
    .where('n.id', '=', id)
    .executeTakeFirstOrThrow()
  const kind = notificationKind.parse(row.kind)
  const { ticketId, articleId, personId, authorName } = row
  if (isArticleNotice(kind)) {
    const about = { kind, articleId: articleId ?? '', title: row.title ?? '', authorName, note: row.text ?? '' }
    return mailArticleNotice(work, personId, about)
  }
  if (ticketId === null) return
  if (kind !== 'approval_asked') return mailNotice(work, { ...row, ticketId, kind })
  if (row.approvalId !== null) await mailAsked(work, row.approvalId, row.personId)
}

function isArticleNotice(kind: NotificationKind): kind is ArticleNotice {
  return articleNotices.some((one) => one === kind)
}
