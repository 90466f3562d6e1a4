import { sql } from 'kysely'
import { z } from 'zod'
import { language } from '#contract/common.ts'
import { notificationKind } from '#contract/notifications.ts'
import type { PushMessage } from '#contract/push.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { seesArticle } from '../../knowledge/index.ts'
import { addJob } from '../../platform/jobs.ts'
import { seesTicket } from '../../tickets/index.ts'
import { readersOf } from '../readers.ts'
import { wordsOf } from '../words.ts'
import { postPush, type Subscription } from './post.ts'

const payloadShape = z.object({ subscriptionId: z.uuid() })
/** Much at once, as many tickets that are assigned together, is one push and not a hundred. */
const restMs = 5000
/** Older news are not worth waking anybody for. */
const freshMs = 3_600_000
const longestName = 60

type Target = Subscription & { id: string; personId: string; pushedAt: Date | null }

/** Tells one browser what is still to be told; what fails is tried again, with growing pauses. */
export async function sendPush(ctx: Ctx, payload: unknown, { isLast }: { isLast: boolean }): Promise<void> {
  const target = await findTarget(ctx, payloadShape.parse(payload).subscriptionId)
  if (target === undefined || (await waits(ctx, target))) return
  const pending = await pendingFor(ctx, target)
  const message = messageOf(pending.filter((one) => one.isTold))
  const outcome = message === undefined ? 'refused' : await postPush(ctx, target, message)
  if (outcome === 'gone') {
    await ctx.db.deleteFrom('pushSubscriptions').where('id', '=', target.id).execute()
    return
  }
  if (outcome === 'busy' && !isLast) throw new Error('The push service of a browser takes nothing now')
  if (outcome === 'sent') {
    await ctx.db.updateTable('pushSubscriptions').set({ pushedAt: ctx.now() }).where('id', '=', target.id).execute()
  }
  await forget(
    ctx,
    target,
    pending.map(({ id }) => id),
  )
}

async function findTarget(ctx: Ctx, id: string): Promise<Target | undefined> {
  return ctx.db
    .selectFrom('pushSubscriptions as s')
    .innerJoin('sessions as e', 'e.id', 's.sessionId')
    .select(['s.id', 's.personId', 's.endpoint', 's.p256dh', 's.auth', 's.pushedAt'])
    .where('s.id', '=', id)
    .where('e.expiresAt', '>', ctx.now())
    .executeTakeFirst()
}

/** So soon after another one it comes later, with whatever comes meanwhile. */
async function waits(ctx: Ctx, { id, pushedAt }: Target): Promise<boolean> {
  const until = (pushedAt?.getTime() ?? 0) + restMs
  if (until <= ctx.now().getTime()) return false
  await transact(ctx, (work) =>
    addJob(
      work,
      'notifications:push',
      { subscriptionId: id },
      { key: `push:${id}`, maxAttempts: 6, runAt: new Date(until) },
    ),
  )
  return true
}

interface Pending {
  id: string
  kind: string
  /** Null where it is about an article. */
  number: number | null
  articleId: string | null
  name: string
  language: string
  /** Still news, of a ticket that she sees, and she may be disturbed. */
  isTold: boolean
}

async function pendingFor(ctx: Ctx, { id, personId }: Target): Promise<Pending[]> {
  const { rows } = await sql<Pending & { ticketId: string | null }>`
    select n.id, n.kind, n.ticket_id, n.article_id, t.number, p.language, coalesce(a.name, m.from_name, '') as name,
      (n.seen_at is null and n.created_at > ${new Date(ctx.now().getTime() - freshMs)}
        and ((t.id is not null and ${seesTicket}) or (x.id is not null and ${seesArticle}))) as is_told
    from push_deliveries as d
    join notifications as n on n.id = d.notification_id
    left join tickets as t on t.id = n.ticket_id
    left join articles as x on x.id = n.article_id
    join people as p on p.id = n.person_id
    left join people as a on a.id = n.actor_id
    left join messages as m on m.id = n.message_id
    where d.subscription_id = ${id}
    order by n.id`.execute(ctx.db)
  const last = rows.findLast(({ isTold }) => isTold)
  if (last === undefined) return rows
  const { ticketId, articleId } = last
  const about = ticketId === null ? { articleId: articleId ?? '' } : { ticketId }
  const [reader] = await transact(ctx, (work) => readersOf(work, about, [personId]))
  const mayDisturb = reader !== undefined && reader.quietUntil === undefined
  return rows.map((row) => ({ ...row, isTold: row.isTold && mayDisturb }))
}

/** Of one ticket or article the newest; of several, how many there are. */
function messageOf(told: Pending[]): PushMessage | undefined {
  const last = told.at(-1)
  if (last === undefined) return undefined
  const reads = language.catch('es').parse(last.language)
  const words = wordsOf(reads)
  const { articleId } = last
  if (told.some((one) => one.number !== last.number || one.articleId !== articleId)) {
    return { number: null, articleId: null, language: reads, title: 'Mesa', line: words.several(told.length) }
  }
  const name = last.name.slice(0, longestName)
  const line = words.lines[notificationKind.parse(last.kind)](name)
  if (last.number === null) return { number: null, articleId, language: reads, title: 'Mesa', line }
  return { number: Number(last.number), articleId, language: reads, title: `#${last.number}`, line }
}

async function forget(ctx: Ctx, { id }: Target, notificationIds: string[]): Promise<void> {
  if (notificationIds.length === 0) return
  await ctx.db
    .deleteFrom('pushDeliveries')
    .where('subscriptionId', '=', id)
    .where('notificationId', 'in', notificationIds)
    .execute()
}
