import { personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { reachArticle } from '../knowledge/index.ts'
import { getTicketId } from '../tickets/index.ts'
import { ring } from './live.ts'
import { getNotification } from './queries.ts'

const dayMs = 86_400_000
/** What was dealt with is kept for a month, the rest for three. */
const [seenForMs, longestMs] = [30 * dayMs, 90 * dayMs]

export async function seeAll(ctx: Ctx): Promise<void> {
  await see(ctx, {})
}

/** The actor looks at a ticket. */
export async function seeOfTicket(ctx: Ctx, number: number): Promise<void> {
  await see(ctx, { ticketId: await getTicketId(ctx, number) })
}

/** The actor looks at an article. */
export async function seeOfArticle(ctx: Ctx, id: string): Promise<void> {
  await see(ctx, { articleId: (await reachArticle(ctx, id)).id })
}

async function see(ctx: Ctx, about: Partial<Record<'ticketId' | 'articleId', string>>): Promise<void> {
  const personId = personOf(ctx.actor).id
  const { numUpdatedRows } = await ctx.db
    .updateTable('notifications')
    .set({ seenAt: ctx.now() })
    .where('personId', '=', personId)
    .where('seenAt', 'is', null)
    .$if(about.ticketId !== undefined, (query) => query.where('ticketId', '=', about.ticketId ?? ''))
    .$if(about.articleId !== undefined, (query) => query.where('articleId', '=', about.articleId ?? ''))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await ring(ctx.db, personId)
}

export async function changeNotification(
  ctx: Ctx,
  id: string,
  { isSeen, isDone }: { isSeen?: boolean | undefined; isDone?: boolean | undefined },
): Promise<void> {
  const before = await getNotification(ctx, id)
  const now = ctx.now()
  const done = isDone === undefined ? before.doneAt : isDone ? (before.doneAt ?? now) : null
  const seen = isSeen === false ? null : isSeen || isDone ? (before.seenAt ?? now) : before.seenAt
  await ctx.db.updateTable('notifications').set({ doneAt: done, seenAt: seen }).where('id', '=', id).execute()
  await ring(ctx.db, personOf(ctx.actor).id)
}

/** For the hourly tidying. */
export async function forgetNotifications(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime()
  await ctx.db
    .deleteFrom('notifications')
    .where('createdAt', '<', new Date(now - seenForMs))
    .where((eb) => eb.or([eb('seenAt', 'is not', null), eb('createdAt', '<', new Date(now - longestMs))]))
    .execute()
}
