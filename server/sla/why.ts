import { sql } from 'kysely'
import type { ClockKind, ClockReason } from '#contract/clocks.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { getTicketId } from '../tickets/index.ts'
import { readCalendars } from './calendars.ts'
import { type Explained, explainRun } from './clocks/explain.ts'
import type { Run } from './clocks/run.ts'
import { runClocks } from './clocks/run-clocks.ts'
import { readFacts } from './history.ts'
import { presentClocks } from './present.ts'

/** Two months of days with a break at noon; more than that nobody reads. */
const mostSpans = 300

interface Question {
  number: number
  kind: ClockKind
  /** Absent: the latest. */
  run: number | undefined
}

/** The arithmetic of a clock, done again from the history. */
export async function explainClock(ctx: Ctx, { number, kind, run }: Question): Promise<ClockReason> {
  const ticketId = await getTicketId(ctx, number)
  const clocks = (await presentClocks(ctx, ticketId, 'all')).filter((clock) => clock.kind === kind)
  const clock = found(run === undefined ? clocks.at(-1) : clocks.find((one) => one.run === run), 'Clock')
  const facts = (await readFacts(ctx.db, [ticketId])).get(ticketId) ?? []
  const now = ctx.now()
  const reckoned = found(
    runClocks(facts, now).find((one) => one.kind === kind && one.number === clock.run),
    'Clock',
  )
  const spans = explainRun(reckoned, now)
  const omitted = Math.max(0, spans.length - mostSpans)
  return {
    clock,
    spans: spans.slice(omitted).map(presentSpan),
    omitted,
    omittedSeconds: Math.round(spans.slice(0, omitted).reduce((sum, span) => sum + countedMs(span), 0) / 1000),
    targets: await presentTargets(ctx, ticketId, reckoned),
  }
}

export function presentSpan({ from, to, counted, why, name }: Explained) {
  return { from: from.toISOString(), to: to.toISOString(), counted, why, name: name ?? null }
}

function countedMs({ from, to, counted }: Explained): number {
  return counted ? to.getTime() - from.getTime() : 0
}

async function presentTargets(ctx: Ctx, ticketId: string, { promised }: Run): Promise<ClockReason['targets']> {
  const versionIds = promised.flatMap(({ versionId }) => versionId ?? [])
  const rows =
    versionIds.length === 0
      ? []
      : await ctx.db
          .selectFrom('slaVersions as v')
          .innerJoin('slaPolicies as p', 'p.id', 'v.policyId')
          .leftJoin('teams as g', 'g.id', 'p.teamId')
          .select(['v.id', 'v.policyId', 'v.number as version'])
          // An agreement is called as its team.
          .select(sql<string>`coalesce(g.name, p.name)`.as('name'))
          .where('v.id', 'in', versionIds)
          .execute()
  const asked = await findService(ctx, ticketId)
  const calendars = await readCalendars(
    ctx.db,
    promised.flatMap(({ target }) => target?.calendarId ?? []),
  )
  const all = promised.map(({ since, priority, versionId, target }) => {
    const policy = rows.find(({ id }) => id === versionId)
    return {
      since: since.toISOString(),
      targetSeconds: target?.seconds ?? null,
      priority,
      policy: policy === undefined ? null : { name: policy.name, version: policy.version },
      service: asked !== undefined && asked.policyId === policy?.policyId ? asked.name : null,
      calendarName: target?.calendarId === undefined ? null : (calendars.get(target.calendarId)?.name ?? ''),
    }
  })
  return all.filter((one, index) => index === 0 || isChanged(all[index - 1], one))
}

/** The service that a ticket asks for, as it was called, where it names what the ticket is promised. */
function findService(ctx: Ctx, ticketId: string) {
  return ctx.db
    .selectFrom('tickets as t')
    .innerJoin('serviceRequests as r', 'r.ticketId', 't.id')
    .select('t.servicePolicyId as policyId')
    .select(sql<{ es: string; en: string }>`r.snapshot -> 'name'`.as('name'))
    .where('t.id', '=', ticketId)
    .where('t.servicePolicyId', 'is not', null)
    .executeTakeFirst()
}

type TargetShown = ClockReason['targets'][number]

function isChanged(before: TargetShown | undefined, after: TargetShown): boolean {
  return JSON.stringify({ ...before, since: '' }) !== JSON.stringify({ ...after, since: '' })
}
