import { sql } from 'kysely'
import { notificationKind } from '#contract/notifications.ts'
import { readSettings } from '../desk/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { seesArticle } from '../knowledge/index.ts'
import { mailDigest } from '../mail/index.ts'
import { seesTicket } from '../tickets/index.ts'

/** So long after its hour a mail that could not be written in time is still worth reading. */
const lateHours = 3
/** The most that one mail tells of; the newest, and the rest is in the centre. */
const mostItems = 50

/** Writes the mail of the day for everybody whose hour has come; on days without news there is none. */
export async function writeDigests(ctx: Ctx): Promise<void> {
  const { timeZone, name } = await readSettings(ctx.db)
  for (const personId of await thoseWhoseHourCame(ctx, timeZone)) {
    await transact(ctx, async (work) => {
      if (await claimDay(work, personId, timeZone)) await writeDigest(work, personId, name)
    })
  }
}

async function thoseWhoseHourCame(ctx: Ctx, deskZone: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select n.person_id from notification_preferences as n join people as p on p.id = n.person_id
    where p.is_active and p.role <> 'requester' and ${isTime(ctx.now(), deskZone)}`.execute(ctx.db)
  return rows.map(({ personId }) => personId)
}

/** Two who write at once write once; a day without news has had its turn as well. */
async function claimDay(work: Work, personId: string, deskZone: string): Promise<boolean> {
  const now = work.now()
  const { rows } = await sql`
    update notification_preferences as n set digested_on = ${localTime(now, deskZone)}::date
    from people as p where p.id = n.person_id and n.person_id = ${personId} and ${isTime(now, deskZone)}
    returning n.person_id`.execute(work.tx)
  return rows.length > 0
}

async function writeDigest(work: Work, personId: string, deskName: string): Promise<void> {
  const { rows } = await sql<Row>`
    with told as (
      update notifications set in_digest = false
      where person_id = ${personId} and in_digest and seen_at is null returning *)
    select n.kind, t.number, n.article_id, coalesce(t.subject, v.title, '') as subject, coalesce(a.name, nullif(m.from_name, ''), ${deskName}) as author_name,
      coalesce(k.title, n.text, '') as task_title
    from told as n
    left join tickets as t on t.id = n.ticket_id
    left join articles as x on x.id = n.article_id
    left join article_versions as v on v.article_id = x.id and v.version = x.version
    join people as p on p.id = n.person_id
    left join people as a on a.id = n.actor_id
    left join messages as m on m.id = n.message_id
    left join tasks as k on k.id = n.task_id
    where n.done_at is null and ((t.id is not null and ${seesTicket}) or (x.id is not null and ${seesArticle}))
    order by n.id desc limit ${mostItems}`.execute(work.tx)
  if (rows.length === 0) return
  await mailDigest(
    work,
    personId,
    rows.map(({ kind, number, ...row }) => ({
      ...row,
      number: number === null ? null : Number(number),
      kind: notificationKind.parse(kind),
    })),
  )
}

interface Row {
  kind: string
  number: number | null
  articleId: string | null
  subject: string
  authorName: string
  taskTitle: string
}

/** Whether the hour of `n` for today has come to `p`, not long ago, and its mail is still to be written. */
function isTime(now: Date, deskZone: string) {
  const local = localTime(now, deskZone)
  return sql<boolean>`(extract(hour from ${local}) between n.digest_hour and n.digest_hour + ${lateHours}
    and (n.digested_on is null or n.digested_on < ${local}::date))`
}

function localTime(now: Date, deskZone: string) {
  return sql`(${now}::timestamptz at time zone coalesce(p.time_zone, ${deskZone}))`
}
