import { sql } from 'kysely'
import type { RuleFinding, RuleGroup } from '#contract/rules.ts'
import type { RuleDeed, TicketRuleAction } from '#contract/ticket-rules.ts'
import { judge } from '../conditions/index.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Tx, Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { type TicketFact, type TicketRow, updateLocked, updateOf } from '../tickets/index.ts'
import { doDeed } from './deeds.ts'
import { keepWait } from './keep-wait.ts'
import { type Occasion, occasionOf } from './occasion.ts'
import { planOf, type RulePlan, withMacros } from './plan.ts'
import { currentRules, type ReadyRule, type RuleSet } from './rule-set.ts'
import { macrosIn } from './targets.ts'
import { factsAbout, type TicketFacts } from './ticket-facts.ts'
import { keepTrace } from './trace.ts'
import { isCalledBy } from './triggers.ts'

/** So often rules may lead to each other for one change of a ticket. */
const deepest = 8

/** What follows from one change of a ticket, until no rule has anything to say any more. */
interface Run {
  ticket: TicketRow
  rules: RuleSet
  fired: Set<string>
  looped: Set<string>
  /** What rules did in turn, and which; asked for when those of the change itself are through. */
  waiting: { occasion: Occasion; changes: FieldChange[]; ledBy: string }[]
  isStopped: boolean
}

/** The runs of each transaction: what a rule changes belongs to the run that it is part of. */
const runs = new WeakMap<Tx, Run[]>()

/** Lets the rules answer what happened to a ticket. Registered at the composition root, before all that follows. */
export async function ruleReaction(work: Work, fact: TicketFact): Promise<void> {
  const { cause } = fact
  if (cause.kind === 'import' || (cause.kind === 'person' && cause.isQuiet)) return
  const occasion = occasionOf(fact)
  if (occasion === undefined) return
  const running = runs.get(work.tx)?.find(({ ticket }) => ticket.id === fact.ticket.id)
  if (running !== undefined) {
    const changes = 'changes' in fact ? fact.changes : []
    running.waiting.push({ occasion, changes, ledBy: cause.kind === 'rule' ? cause.name : '' })
    return
  }
  const rules = await currentRules(work)
  if (rules.all.length === 0) return
  fact.ticket = await follow(work, startOf(fact.ticket, rules), occasion)
}

/** One rule that is due by the clock, with what follows from it. Answers whether it held. */
export async function fireDue(
  work: Work,
  ticket: TicketRow,
  occasion: Occasion,
  due: { rule: ReadyRule; actions?: TicketRuleAction[]; condition?: RuleGroup | null; before?: () => Promise<boolean> },
): Promise<boolean> {
  const { rule, actions = rule.actions, condition = rule.condition, before } = due
  const run = startOf(ticket, await currentRules(work))
  const facts = factsAbout({ db: work.tx, ticket, occasion, now: work.now() })
  await facts.load(rule.fields)
  const verdict = verdictOf(condition, facts)
  if (!verdict.holds || (before !== undefined && !(await before()))) return false
  await asRun(work, run, async (inner) => {
    run.fired.add(rule.id)
    await fire(inner, run, { rule, actions, occasion, findings: verdict.findings, ledBy: null })
    await followOn(inner, run)
  })
  return true
}

function startOf(ticket: TicketRow, rules: RuleSet): Run {
  return { ticket, rules, fired: new Set(), looped: new Set(), waiting: [], isStopped: false }
}

async function follow(work: Work, run: Run, occasion: Occasion): Promise<TicketRow> {
  if ((run.rules.by.get(occasion.trigger)?.length ?? 0) === 0) return run.ticket
  await asRun(work, run, async (inner) => {
    await askAll(inner, run, { occasion, ledBy: null, isTooDeep: false })
    await followOn(inner, run)
  })
  return run.ticket
}

/** Rules do not act in the name of whoever made the change, nor within that person's reach. */
async function asRun(work: Work, run: Run, act: (inner: Work) => Promise<void>): Promise<void> {
  const active = runs.get(work.tx) ?? []
  runs.set(work.tx, [...active, run])
  try {
    await act({ ...work, actor: { kind: 'system', job: 'rules' } })
  } finally {
    runs.set(work.tx, active)
  }
}

async function followOn(work: Work, run: Run): Promise<void> {
  for (let depth = 1; run.waiting.length > 0 && depth <= deepest + 1; depth++) {
    for (const { occasion, ledBy } of run.waiting.splice(0)) {
      await askAll(work, run, { occasion, ledBy, isTooDeep: depth > deepest })
    }
  }
}

interface Asking {
  occasion: Occasion
  ledBy: string | null
  isTooDeep: boolean
}

/** Asks the rules in their order; each sees what those above changed. */
async function askAll(work: Work, run: Run, asking: Asking): Promise<void> {
  const { occasion, ledBy, isTooDeep } = asking
  const facts = factsAbout({ db: work.tx, ticket: run.ticket, occasion, now: work.now() })
  for (const rule of run.rules.by.get(occasion.trigger) ?? []) {
    if (run.isStopped) return
    if (!rule.triggers.some((trigger) => isCalledBy(trigger, occasion))) continue
    await facts.load(rule.fields)
    if (!rule.holds(facts)) continue
    const { findings } = verdictOf(rule.condition, facts)
    if (run.fired.has(rule.id)) await refuseLoop(work, run, { rule, occasion, findings, ledBy })
    else if (isTooDeep) return tellEnd(work, run, { rule, occasion, findings, ledBy }, 'too_deep')
    else {
      run.fired.add(rule.id)
      await fire(work, run, { rule, actions: rule.actions, occasion, findings, ledBy })
      facts.follow(run.ticket)
    }
  }
}

interface Firing {
  rule: ReadyRule
  occasion: Occasion
  findings: RuleFinding[]
  ledBy: string | null
}

/** A rule answers a change once. One that would change something again is told of, as its maker did not think of it. */
async function refuseLoop(work: Work, run: Run, firing: Firing): Promise<void> {
  const { rule } = firing
  if (run.looped.has(rule.id) || !wouldChange(run.ticket, planOf(rule.actions, rule.name))) return
  run.looped.add(rule.id)
  await tellEnd(work, run, firing, 'loop')
}

async function tellEnd(work: Work, run: Run, firing: Firing, outcome: 'loop' | 'too_deep'): Promise<void> {
  const { rule, occasion, findings, ledBy } = firing
  await keepTrace(work, {
    id: work.newId(),
    ticketId: run.ticket.id,
    trigger: occasion.trigger,
    rule,
    outcome,
    findings,
    ledBy,
  })
}

/** Does what a rule says. What is refused takes back all of it, and nothing of what led to it. */
async function fire(work: Work, run: Run, firing: Firing & { actions: TicketRuleAction[] }): Promise<void> {
  const { rule, occasion, findings, ledBy, actions } = firing
  const { id, name, version } = rule
  const runId = work.newId()
  const trace = { id: runId, ticketId: run.ticket.id, trigger: occasion.trigger, rule, findings, ledBy }
  const before = { ticket: run.ticket, waiting: run.waiting.length }
  await sql`savepoint rule`.execute(work.tx)
  try {
    const plan = planOf(withMacros(actions, await macrosIn(work.tx, actions)), name)
    const deeds = await act(work, run, plan, { kind: 'rule', ruleId: id, version, name, runId })
    if (plan.later !== undefined) await keepWait(work, { rule, ticket: run.ticket, occasion, ...plan.later })
    const changes = run.waiting.slice(before.waiting).flatMap((one) => one.changes)
    await keepTrace(work, { ...trace, outcome: plan.later === undefined ? 'done' : 'waits', deeds, changes })
    await sql`release savepoint rule`.execute(work.tx)
    run.isStopped ||= plan.stops
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await sql`rollback to savepoint rule`.execute(work.tx)
    run.ticket = before.ticket
    run.waiting.length = before.waiting
    await keepTrace(work, { ...trace, outcome: 'failed', reason: error.message.slice(0, 500) })
  }
}

async function act(
  work: Work,
  run: Run,
  plan: RulePlan,
  cause: Parameters<typeof doDeed>[1]['cause'],
): Promise<RuleDeed[]> {
  if (Object.keys(plan.change).length > 0) run.ticket = await updateLocked(work, run.ticket, plan.change, cause)
  const deeds: RuleDeed[] = []
  for (const deed of plan.deeds) {
    const { ticket, skipped } = await doDeed(work, { ticket: run.ticket, cause }, deed)
    run.ticket = ticket
    deeds.push({ kind: deed.kind, skipped })
  }
  return deeds
}

function wouldChange(ticket: TicketRow, { change, deeds }: RulePlan): boolean {
  const { fields, ...update } = updateOf(ticket, change)
  const own = ticket.fields as Record<string, unknown>
  return (
    deeds.length > 0 ||
    Object.entries(update).some(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(ticket[key as keyof TicketRow]),
    ) ||
    Object.entries(fields ?? {}).some(([key, value]) => JSON.stringify(value) !== JSON.stringify(own[key] ?? null))
  )
}

function verdictOf(condition: RuleGroup | null, facts: TicketFacts): { holds: boolean; findings: RuleFinding[] } {
  return condition === null ? { holds: true, findings: [] } : judge(condition, facts)
}
