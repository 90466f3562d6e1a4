import { type RawBuilder, sql } from 'kysely'
import type { RuleTrigger } from '#contract/ticket-rules.ts'
import { readSettings } from '../desk/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { fireDue } from './engine.ts'
import { narrowed } from './narrow.ts'
import { currentRules, type ReadyRule } from './rule-set.ts'
import { lastDue } from './schedule.ts'

type Since = Extract<RuleTrigger, { kind: 'since' }>

const atOnce = 200
/** Of one trigger in one minute; the others wait for the next. */
const mostAtOnce = 5000

const moments: Record<Since['moment'], RawBuilder<Date>> = {
  created: sql`t.created_at`,
  updated: sql`t.updated_at`,
  status: sql`coalesce(t.status_since, t.updated_at)`,
  assigned: sql`case when t.assignee_id is not null then coalesce(t.assigned_since, t.updated_at) end`,
  solved: sql`t.solved_at`,
  waiting: sql`t.waiting_since`,
}

/** Every minute: does what rules of time say. Each ticket is a transaction of its own, and done once for each moment. */
export async function fireTimedRules(ctx: Ctx, signal: AbortSignal | undefined): Promise<void> {
  const { all } = await currentRules({ tx: ctx.db, services: ctx.services })
  for (const rule of all) {
    for (const [index, trigger] of rule.triggers.entries()) {
      if (signal?.aborted) return
      if (trigger.kind === 'since') await fireSince(ctx, { rule, trigger, key: `${index}:since` })
    }
    if (rule.triggers.some(({ kind }) => kind === 'schedule')) await fireScheduled(ctx, rule)
  }
}

async function fireSince(
  ctx: Ctx,
  { rule, trigger, key }: { rule: ReadyRule; trigger: Since; key: string },
): Promise<void> {
  const until = new Date(ctx.now().getTime() - trigger.minutes * 60_000)
  const column = moments[trigger.moment]
  await eachTicket(ctx, { rule, key, column, until }, (id, moment) =>
    fireFor(ctx, { rule, key, id, moment, trigger: 'since', column }),
  )
}

/** What was missed while Mesa stood still is done once, late. */
async function fireScheduled(ctx: Ctx, rule: ReadyRule): Promise<void> {
  const now = ctx.now()
  const { timeZone } = await readSettings(ctx.db)
  const seen = await ctx.db
    .selectFrom('ruleSchedules')
    .select('seenUntil')
    .where('ruleId', '=', rule.id)
    .executeTakeFirst()
  // One that was just switched on begins with what is due from then on.
  if (seen === undefined) return seeUntil(ctx, rule, now)
  const due = rule.triggers
    .flatMap((one) => (one.kind === 'schedule' ? (lastDue(one, timeZone, seen.seenUntil, now) ?? []) : []))
    .toSorted((one, other) => other.getTime() - one.getTime())[0]
  if (due === undefined) return
  const column = sql<Date>`${due}::timestamptz`
  await eachTicket(ctx, { rule, key: 'schedule', column, until: due }, (id, moment) =>
    fireFor(ctx, { rule, key: 'schedule', id, moment, trigger: 'schedule', column }),
  )
  await seeUntil(ctx, rule, now)
}

async function seeUntil(ctx: Ctx, rule: ReadyRule, seenUntil: Date): Promise<void> {
  await ctx.db
    .insertInto('ruleSchedules')
    .values({ ruleId: rule.id, seenUntil })
    .onConflict((conflict) => conflict.column('ruleId').doUpdateSet({ seenUntil }))
    .execute()
}

interface Candidates {
  rule: ReadyRule
  key: string
  column: RawBuilder<Date>
  until: Date
}

/** Tickets for which a rule may be due, oldest first, those left out for which it was done already. */
async function eachTicket(
  ctx: Ctx,
  { rule, key, column, until }: Candidates,
  fire: (id: string, moment: Date) => Promise<void>,
): Promise<void> {
  const narrow = (rule.condition && narrowed(rule.condition, ctx.now())) ?? sql<boolean>`true`
  let after: { moment: Date; id: string } | undefined
  for (let seen = 0; seen < mostAtOnce; seen += atOnce) {
    const from = after
    const rows = await ctx.db
      .selectFrom('tickets as t')
      .select(['t.id', column.as('moment')])
      // As the partial index says it.
      .where(sql<boolean>`t.status <> 'closed'`)
      .where(sql<boolean>`${column} <= ${until}::timestamptz`)
      .where(narrow)
      .where(sql<boolean>`not exists (select from rule_moments as d
        where d.rule_id = ${rule.id} and d.ticket_id = t.id and d.trigger = ${key} and d.moment >= ${column})`)
      .$if(from !== undefined, (query) =>
        query.where(sql<boolean>`(${column}, t.id) > (${from?.moment}::timestamptz, ${from?.id}::uuid)`),
      )
      .orderBy(column)
      .orderBy('t.id')
      .limit(atOnce)
      .execute()
    for (const { id, moment } of rows) await fire(id, moment)
    after = rows.at(-1)
    if (rows.length < atOnce) return
  }
}

interface Due {
  rule: ReadyRule
  key: string
  id: string
  moment: Date
  trigger: 'since' | 'schedule'
  column: RawBuilder<Date>
}

async function fireFor(ctx: Ctx, { rule, key, id, moment, trigger, column }: Due): Promise<void> {
  await transact(ctx, async (work) => {
    const row = await work.tx
      .selectFrom('tickets as t')
      .selectAll('t')
      .select(column.as('moment'))
      .where('t.id', '=', id)
      .where('t.status', '<>', 'closed')
      .forUpdate('t')
      .executeTakeFirst()
    // Meanwhile something else may have become of it.
    if (row?.moment?.getTime() !== moment.getTime()) return
    const { moment: _, ...ticket } = row
    const occasion = { trigger, facts: { cause: ['system'] }, messageId: null }
    await fireDue(work, ticket, occasion, { rule, before: () => isFirst(work, { rule, key, id, moment }) })
  })
}

/** Whether it is the first time for this moment; two at once cannot both be. */
async function isFirst(
  work: Work,
  { rule, key, id, moment }: Pick<Due, 'rule' | 'key' | 'id' | 'moment'>,
): Promise<boolean> {
  const { rows } = await sql`insert into rule_moments as d (rule_id, ticket_id, trigger, moment)
    values (${rule.id}, ${id}, ${key}, ${moment})
    on conflict (rule_id, ticket_id, trigger) do update set moment = excluded.moment
    where d.moment < excluded.moment returning 1`.execute(work.tx)
  return rows.length > 0
}
