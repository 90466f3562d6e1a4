import type { SlaForecast } from '#contract/sla.ts'
import type { Ctx } from '../../kernel/context.ts'
import { type LivePolicy, readLivePolicies, versionFor } from '../choose.ts'
import { columnsOfAll } from '../clock-rows.ts'
import type { ClockFact } from '../clocks/facts.ts'
import { runClocks } from '../clocks/run-clocks.ts'
import { readFacts } from '../history.ts'
import { nextOf } from '../refresh.ts'
import { presentTerms, readTerms } from '../terms.ts'
import { countCandidates, listCandidates } from './candidates.ts'

const mostExamined = 200
const mostShown = 20

/** What putting the policies on unsolved tickets would change: the clocks are run both ways, and nothing is written. */
export async function forecast(ctx: Ctx): Promise<SlaForecast> {
  const now = ctx.now()
  const policies = await readLivePolicies(ctx.db)
  const total = await countCandidates(ctx.db, policies, now)
  const ids = await listCandidates(ctx.db, policies, { now, limit: mostExamined, newestFirst: true })
  const rows = await readTickets(ctx, policies, ids, now)
  const facts = await readFacts(ctx.db, ids)
  const terms = await readTerms(
    ctx.db,
    policies.map(({ versionId }) => versionId),
  )
  const all = rows.map((row) => {
    const before = facts.get(row.id) ?? []
    const applied: ClockFact = { type: 'promised', at: now, terms: presentTerms(terms, row.wantedId) }
    const policy = policies.find(({ versionId }) => versionId === row.wantedId)
    return {
      number: row.number,
      subject: row.subject,
      from: row.name === null ? null : `${row.name} (${row.version})`,
      to: policy === undefined ? null : `${policy.name} (${policy.number})`,
      dueBefore: dueOf(before, now),
      dueAfter: dueOf([...before, applied], now),
    }
  })
  return { total, examined: all.length, ...sumUp(all, now), items: all.slice(0, mostShown).map(present) }
}

function dueOf(facts: readonly ClockFact[], now: Date): Date | null {
  return nextOf(columnsOfAll(runClocks(facts, now))).dueAt
}

interface Change {
  dueBefore: Date | null
  dueAfter: Date | null
  to: string | null
}

function sumUp(all: readonly Change[], now: Date) {
  const count = (is: (one: Change) => boolean) => all.filter(is).length
  const time = (date: Date | null) => date?.getTime() ?? Number.POSITIVE_INFINITY
  return {
    earlier: count(({ dueBefore, dueAfter }) => time(dueAfter) < time(dueBefore)),
    later: count(({ dueBefore, dueAfter }) => dueAfter !== null && time(dueAfter) > time(dueBefore)),
    overdue: count(({ dueBefore, dueAfter }) => time(dueAfter) <= now.getTime() && time(dueBefore) > now.getTime()),
    withdrawn: count(({ to }) => to === null),
  }
}

function present<T extends Change>({ dueBefore, dueAfter, ...rest }: T) {
  return { ...rest, dueBefore: dueBefore?.toISOString() ?? null, dueAfter: dueAfter?.toISOString() ?? null }
}

function readTickets(ctx: Ctx, policies: readonly LivePolicy[], ids: readonly string[], now: Date) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('tickets as t')
    .leftJoin('slaVersions as v', 'v.id', 't.slaVersionId')
    .leftJoin('slaPolicies as p', 'p.id', 'v.policyId')
    .select(['t.id', 't.number', 't.subject', 'p.name', 'v.number as version'])
    .select(versionFor(policies, now).as('wantedId'))
    .where('t.id', 'in', ids)
    .orderBy('t.id', 'desc')
    .execute()
}
