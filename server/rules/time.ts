import { sql } from 'kysely'
import type { RuleTrigger } from '#contract/ticket-rules.ts'
import { readSettings } from '../desk/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import {
  atOnce,
  type Candidate,
  type Due,
  listComing,
  listInTurn,
  moments,
  type Place,
  sameForAll,
} from './candidates.ts'
import { fireDue } from './engine.ts'
import { currentRules, type ReadyRule } from './rule-set.ts'
import { lastDue } from './schedule.ts'
import { factsAbout } from './ticket-facts.ts'

type Since = Extract<RuleTrigger, { kind: 'since' }>

/** So many tickets in the turn of one trigger in one minute; the next minute goes on behind them. */
const mostAtOnce = 5000

/** Every minute: does what rules of time say. Each ticket is a transaction of its own, and done once for each moment. */
export async function fireTimedRules(ctx: Ctx, signal: AbortSignal | undefined): Promise<void> {
  const { all } = await currentRules({ tx: ctx.db, services: ctx.services })
  for (const rule of all) {
    for (const [index, trigger] of rule.triggers.entries()) {
      if (signal?.aborted) return
      if (trigger.kind === 'since') await fireSince(ctx, { rule, trigger, key: `${index}:since` })
    }
    if (rule.triggers.some(({ kind }) => kind === 'schedule')) await fireScheduled(ctx, rule, signal)
  }
}

/** What came due since the last look, and what was due before and may hold by now, from where that look ended. */
async function fireSince(
  ctx: Ctx,
  { rule, trigger, key }: { rule: ReadyRule; trigger: Since; key: string },
): Promise<void> {
  const now = ctx.now()
  const until = new Date(now.getTime() - trigger.minutes * 60_000)
  const due: Due = { rule, key, trigger: 'since', moment: moments[trigger.moment], until, now }
  const look = await ctx.db
    .selectFrom('ruleLooks')
    .select(['seenUntil', 'afterSince', 'afterId'])
    .where('ruleId', '=', rule.id)
    .where('trigger', '=', key)
    .executeTakeFirst()
  if (look !== undefined) {
    await fireEach(ctx, due, mostAtOnce, (after) => listComing(ctx.db, due, look.seenUntil, after))
  }
  const begin = look?.afterSince && look.afterId !== null ? { at: look.afterSince, id: look.afterId } : undefined
  const end = await fireEach(ctx, due, mostAtOnce, (after) => listInTurn(ctx.db, due, after ?? begin))
  const place = { seenUntil: until, afterSince: end?.at ?? null, afterId: end?.id ?? null }
  await ctx.db
    .insertInto('ruleLooks')
    .values({ ruleId: rule.id, trigger: key, ...place })
    .onConflict((conflict) => conflict.columns(['ruleId', 'trigger']).doUpdateSet(place))
    .execute()
}

/** What was missed while Mesa stood still is done once, late. */
async function fireScheduled(ctx: Ctx, rule: ReadyRule, signal: AbortSignal | undefined): Promise<void> {
  const now = ctx.now()
  const { timeZone } = await readSettings(ctx.db)
  const seen = await ctx.db
    .selectFrom('ruleSchedules')
    .select('seenUntil')
    .where('ruleId', '=', rule.id)
    .executeTakeFirst()
  // One that was just switched on begins with what is due from then on.
  if (seen === undefined) return seeUntil(ctx, rule, now)
  const at = rule.triggers
    .flatMap((one) => (one.kind === 'schedule' ? (lastDue(one, timeZone, seen.seenUntil, now) ?? []) : []))
    .toSorted((one, other) => other.getTime() - one.getTime())[0]
  if (at === undefined) return
  const due: Due = { rule, key: 'schedule', trigger: 'schedule', moment: sameForAll(at), until: at, now }
  await fireEach(ctx, due, Number.POSITIVE_INFINITY, async (after) =>
    signal?.aborted ? [] : listInTurn(ctx.db, due, after),
  )
  // Broken off, it begins anew in the next minute and leaves out what was done.
  if (!signal?.aborted) await seeUntil(ctx, rule, now)
}

async function seeUntil(ctx: Ctx, rule: ReadyRule, seenUntil: Date): Promise<void> {
  await ctx.db
    .insertInto('ruleSchedules')
    .values({ ruleId: rule.id, seenUntil })
    .onConflict((conflict) => conflict.column('ruleId').doUpdateSet({ seenUntil }))
    .execute()
}

/** Page by page; answers where it ended before all were seen. */
async function fireEach(
  ctx: Ctx,
  due: Due,
  most: number,
  list: (after: Place | undefined) => Promise<Candidate[]>,
): Promise<Place | undefined> {
  let last: Place | undefined
  for (let seen = 0; seen < most; seen += atOnce) {
    const found = await list(last)
    for (const one of found) await fireFor(ctx, due, one)
    if (found.length < atOnce) return undefined
    last = found.at(-1)?.place
  }
  return last
}

/** Looks before it locks: of those that PostgreSQL could not judge, most do not fit, and nobody should wait for them. */
async function fireFor(ctx: Ctx, due: Due, { ticket: { id }, ticket, moment }: Candidate): Promise<void> {
  const { rule, trigger, now } = due
  const occasion = { trigger, facts: { cause: ['system'] }, messageId: null }
  const facts = factsAbout({ db: ctx.db, ticket, occasion, now })
  await facts.load(rule.fields)
  if (!rule.holds(facts)) return
  await transact(ctx, async (work) => {
    // Meanwhile something else may have become of it.
    const locked = await work.tx
      .selectFrom('tickets as t')
      .selectAll('t')
      .where('t.id', '=', id)
      .where('t.status', '<>', 'closed')
      .where(due.moment.isThere)
      .where(sql<boolean>`${due.moment.at} = ${moment}::timestamptz`)
      .forUpdate('t')
      .executeTakeFirst()
    if (locked === undefined) return
    await fireDue(work, locked, occasion, { rule, before: () => isFirst(work, due, { id, moment }) })
  })
}

/** Whether it is the first time for this moment; two at once cannot both be. */
async function isFirst(work: Work, { rule, key }: Due, { id, moment }: { id: string; moment: Date }): Promise<boolean> {
  const { rows } = await sql`insert into rule_moments as d (rule_id, ticket_id, trigger, moment)
    values (${rule.id}, ${id}, ${key}, ${moment})
    on conflict (rule_id, ticket_id, trigger) do update set moment = excluded.moment
    where d.moment < excluded.moment returning 1`.execute(work.tx)
  return rows.length > 0
}
