import { z } from 'zod'
import type { Input } from '#contract/operation.ts'
import type { RuleTrigger } from '#contract/ticket-rules.ts'
import { mostTried, type RuleDryRunLine, type RuleDryRunTicket, type rules } from '#contract/ticket-rules.ts'
import { judge } from '../conditions/index.ts'
import { readSettings } from '../desk/index.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Ctx } from '../kernel/context.ts'
import { type TicketRow, updateOf } from '../tickets/index.ts'
import type { Occasion } from './occasion.ts'
import { planOf, withMacros } from './plan.ts'
import { comparablesBelow } from './queries.ts'
import { type PastState, statesOf } from './replay.ts'
import { type ReadyRule, readyRule } from './rule-set.ts'
import { lastDue } from './schedule.ts'
import { macrosIn } from './targets.ts'
import { factsAbout } from './ticket-facts.ts'
import { isCalledBy } from './triggers.ts'
import { comparableOf, warningsAmong } from './warnings.ts'

export type DryRunRequest = Input<typeof rules.dryRun>['body']

const days = 30
const atOnce = 50
type Change = RuleDryRunTicket['changes'][number]

const changes = z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() }))

/**
 * What a rule would have done to the tickets of the last 30 days, if it alone had been there. Each ticket is taken back
 * to what it was then by its own history; nothing is changed, locked or sent.
 */
export async function* dryRun(ctx: Ctx, request: DryRunRequest, signal: AbortSignal): AsyncGenerator<RuleDryRunLine> {
  const now = ctx.now()
  const since = new Date(now.getTime() - days * 86_400_000)
  const rule = await triedRule(ctx, request)
  yield { type: 'warnings', warnings: await warningsFor(ctx, rule, request) }
  const tickets = await changedSince(ctx, since)
  const isPart = tickets.length > mostTried
  const { timeZone } = await readSettings(ctx.db)
  const names = await readNames(ctx)
  const end = { tickets: 0, held: 0, changed: 0 }
  const looked = tickets.slice(0, mostTried)
  for (let from = 0; from < looked.length; from += atOnce) {
    if (signal.aborted) return
    yield { type: 'progress', done: from, total: looked.length }
    const ids = looked.slice(from, from + atOnce)
    for (const { ticket, states } of await readPast(ctx, ids, now)) {
      const lines = await tryTicket(ctx, { rule, ticket, states, since, timeZone, names })
      end.tickets += 1
      if (lines.length > 0) end.held += 1
      end.changed += lines.filter((line) => line.changes.length + line.deeds.length > 0).length
      yield* lines
    }
  }
  yield { type: 'progress', done: looked.length, total: looked.length }
  yield { type: 'end', ...end, isPart }
}

async function triedRule(ctx: Ctx, { rule, id }: DryRunRequest): Promise<ReadyRule> {
  const actions = withMacros(rule.actions, await macrosIn(ctx.db, rule.actions))
  return readyRule({ ...rule, actions, id: id ?? ctx.newId(), version: 0 })
}

async function warningsFor(ctx: Ctx, rule: ReadyRule, { id }: DryRunRequest) {
  return warningsAmong(comparableOf(rule), await comparablesBelow(ctx.db, id))
}

async function changedSince(ctx: Ctx, since: Date): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('tickets')
    .select('id')
    .where('updatedAt', '>', since)
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostTried + 1)
    .execute()
  return rows.map(({ id }) => id)
}

interface Past {
  ticket: TicketRow
  states: PastState[]
}

async function readPast(ctx: Ctx, ids: string[], now: Date): Promise<Past[]> {
  const tickets = await ctx.db.selectFrom('tickets').selectAll().where('id', 'in', ids).execute()
  const events = await ctx.db
    .selectFrom('ticketEvents')
    .select(['ticketId', 'type', 'causeKind', 'changes', 'messageId', 'createdAt'])
    .where('ticketId', 'in', ids)
    .orderBy('ticketId')
    .orderBy('id')
    .execute()
  const messages = await ctx.db
    .selectFrom('messages')
    .select(['id', 'isAutomatic', 'direction', 'kind', 'newText', 'fromAddress', 'fromName', 'authorId'])
    .where('ticketId', 'in', ids)
    .execute()
  const byId = new Map(messages.map((message) => [message.id, message]))
  const byTicket = Map.groupBy(events, ({ ticketId }) => ticketId)
  return tickets.map((ticket) => {
    const own = (byTicket.get(ticket.id) ?? []).map((event) => ({ ...event, changes: changes.parse(event.changes) }))
    return { ticket, states: statesOf(ticket, own, byId, now) }
  })
}

interface Trying extends Past {
  rule: ReadyRule
  since: Date
  timeZone: string
  /** Of teams and of those who work here, by id. */
  names: ReadonlyMap<string, string>
}

async function tryTicket(
  ctx: Ctx,
  { rule, ticket, states, since, timeZone, names }: Trying,
): Promise<RuleDryRunTicket[]> {
  const lines: RuleDryRunTicket[] = []
  for (const state of states) {
    for (const { occasion, at } of momentsOf(rule.triggers, state, timeZone)) {
      if (at < since) continue
      const facts = factsAbout({ db: ctx.db, ticket: state.ticket, occasion, now: at })
      await facts.load(rule.fields)
      if (!rule.holds(facts)) continue
      const plan = planOf(rule.actions, rule.name)
      lines.push({
        type: 'ticket',
        number: ticket.number,
        subject: ticket.subject,
        at: at.toISOString(),
        trigger: occasion.trigger,
        findings: rule.condition === null ? [] : judge(rule.condition, facts).findings,
        changes: changesIn(state.ticket, plan.change).map((one) => named(one, names)),
        deeds: [...plan.deeds.map(({ kind }) => kind), ...(plan.later === undefined ? [] : ['wait'])],
      })
    }
  }
  return lines
}

async function readNames(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const teams = await ctx.db.selectFrom('teams').select(['id', 'name']).execute()
  const agents = await ctx.db.selectFrom('people').select(['id', 'name']).where('role', '<>', 'requester').execute()
  return new Map([...teams, ...agents].map(({ id, name }) => [id, name]))
}

function named({ field, from, to }: Change, names: ReadonlyMap<string, string>): Change {
  const word = (value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value)
  return field.endsWith('Id') ? { field, from: word(from), to: word(to) } : { field, from, to }
}

/** When a rule would have been asked while a ticket was as it was. */
function momentsOf(triggers: readonly RuleTrigger[], state: PastState, timeZone: string) {
  const { occasion, from, until, ticket } = state
  const moments: { occasion: Occasion; at: Date }[] = []
  if (occasion !== undefined && triggers.some((one) => isCalledBy(one, occasion))) moments.push({ occasion, at: from })
  if (ticket.status === 'closed') return moments
  for (const trigger of triggers) {
    const at = trigger.kind === 'schedule' ? lastDue(trigger, timeZone, from, until) : dueIn(trigger, ticket)
    if (at === undefined || at <= from || at > until) continue
    const timed = trigger.kind === 'schedule' ? 'schedule' : 'since'
    moments.push({ occasion: { trigger: timed, facts: { cause: ['system'] }, messageId: null }, at })
  }
  return moments
}

function dueIn(trigger: RuleTrigger, ticket: TicketRow): Date | undefined {
  if (trigger.kind !== 'since') return undefined
  const moment = {
    created: ticket.createdAt,
    updated: ticket.updatedAt,
    status: ticket.statusSince,
    assigned: ticket.assigneeId === null ? null : ticket.assignedSince,
    solved: ticket.solvedAt,
    waiting: ticket.waitingSince,
  }[trigger.moment]
  return moment === null ? undefined : new Date(moment.getTime() + trigger.minutes * 60_000)
}

function changesIn(ticket: TicketRow, change: Parameters<typeof updateOf>[1]): RuleDryRunTicket['changes'] {
  const { fields, priorityReason: _, ...update } = updateOf(ticket, change)
  const own = ticket.fields as Record<string, unknown>
  const custom = changesBetween(own, fields ?? {}).map((one) => ({ ...one, field: `fields.${one.field}` }))
  return [...changesBetween(ticket, update as Partial<TicketRow>), ...custom]
}
