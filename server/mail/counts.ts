import { sql } from 'kysely'
import type { MailCounts } from '#contract/mail.ts'
import type { Ctx } from '../kernel/context.ts'
import { inboxVisibleTo } from './log.ts'

/** Reading takes a second or two; what waits longer than this is held up by something. */
const lateAfterMs = 120_000

/** What became of each inbox's mail, for the inboxes that the caller may look into. */
export async function countMails(ctx: Ctx): Promise<MailCounts[]> {
  const { rows } = await sql<CountRow>`
    with ledger as (
      select inbox_id, outcome, sum(count)::bigint as count from (
        select inbox_id, outcome, count from mail_counts
        union all select inbox_id, outcome, step from mail_count_steps
      ) as lines group by inbox_id, outcome
    ), sums as (
      select inbox_id, sum(count)::bigint as received, jsonb_object_agg(outcome, count) as of from ledger group by inbox_id
    )
    select i.id, i.name, i.address, coalesce(s.received, 0) as received, coalesce(s.of, '{}') as of,
      (select w.received_at from received_mails as w
        where w.inbox_id = i.id and w.outcome = 'waiting' order by w.id limit 1) as waiting_since
    from inboxes as i left join sums as s on s.inbox_id = i.id
    where ${inboxVisibleTo(ctx.actor)}
    order by i.is_default desc, i.name`.execute(ctx.db)
  return rows.map((row) => present(row, ctx.now()))
}

interface CountRow {
  id: string
  name: string
  address: string
  received: number
  of: Record<string, number>
  waitingSince: Date | null
}

function present({ id, name, address, received, of, waitingSince }: CountRow, now: Date): MailCounts {
  return {
    inbox: { id, name, address },
    counts: {
      received,
      opened: of['ticket_opened'] ?? 0,
      added: of['reply_added'] ?? 0,
      quarantined: of['quarantined'] ?? 0,
      ignored: of['ignored'] ?? 0,
      waiting: of['waiting'] ?? 0,
    },
    waitingSince: waitingSince?.toISOString() ?? null,
    isLate: waitingSince !== null && now.getTime() - waitingSince.getTime() > lateAfterMs,
  }
}

/** Folds the ledger's lines into one sum for each inbox and outcome. Readers see the same sum before and after. */
export async function foldCounts(ctx: Ctx): Promise<void> {
  await sql`
    with folded as (
      delete from mail_count_steps where id in (select id from mail_count_steps for update skip locked)
      returning inbox_id, outcome, step
    )
    insert into mail_counts as c (inbox_id, outcome, count)
    select inbox_id, outcome, sum(step) from folded group by inbox_id, outcome order by inbox_id, outcome
    on conflict (inbox_id, outcome) do update set count = c.count + excluded.count`.execute(ctx.db)
}
