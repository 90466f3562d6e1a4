import { z } from 'zod'
import { type Ctx, transact } from '../kernel/context.ts'
import { archiveIn, publishIn } from './commands/move.ts'
import { reactToArticle } from './react.ts'

const publishPayload = z.object({ id: z.uuid() })

/** Publishes an article whose time has come; one that was moved elsewhere meanwhile stays there. */
export async function publishDue(ctx: Ctx, payload: unknown): Promise<void> {
  const { id } = publishPayload.parse(payload)
  await transact(ctx, async (work) => {
    const article = await work.tx
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', id)
      .where('status', '=', 'scheduled')
      .where('publishAt', '<=', work.now())
      .forUpdate()
      .executeTakeFirst()
    if (article !== undefined) await publishIn(work, article)
  })
}

/** Takes articles away whose time is over, and publishes what a lost job left behind. */
export async function keepArticleDates(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('articles')
    .select('id')
    .where('status', '=', 'scheduled')
    .where('publishAt', '<=', ctx.now())
    .execute()
  for (const { id } of due) await publishDue(ctx, { id })
  const over = await ctx.db
    .selectFrom('articles')
    .select('id')
    .where('expiresAt', '<=', ctx.now())
    .where('status', '<>', 'archived')
    .limit(500)
    .execute()
  for (const { id } of over) await expire(ctx, id)
  await remindOfReviews(ctx)
}

/** Who does not look is reminded once a week. */
const againMs = 7 * 86_400_000

async function remindOfReviews(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - againMs)
  const waiting = ctx.db
    .selectFrom('articles')
    .select('id')
    .where('reviewAt', '<=', ctx.now())
    .where('status', '<>', 'archived')
    .where((eb) => eb.or([eb('remindedAt', 'is', null), eb('remindedAt', '<=', before)]))
    .limit(500)
  for (const { id } of await waiting.execute()) {
    await transact(ctx, async (work) => {
      const article = await work.tx
        .updateTable('articles')
        .set({ remindedAt: work.now() })
        .where('id', '=', id)
        .where((eb) => eb.or([eb('remindedAt', 'is', null), eb('remindedAt', '<=', before)]))
        .returningAll()
        .executeTakeFirst()
      if (article !== undefined) await reactToArticle(work, { type: 'article.due', article })
    })
  }
}

async function expire(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const article = await work.tx
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', id)
      .where('expiresAt', '<=', work.now())
      .where('status', '<>', 'archived')
      .forUpdate()
      .executeTakeFirst()
    if (article !== undefined) await archiveIn(work, article, 'expired')
  })
}
