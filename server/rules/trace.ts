import type { RuleFinding } from '#contract/rules.ts'
import type { RuleDeed, RuleOutcome } from '#contract/ticket-rules.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import type { Occasion } from './occasion.ts'
import type { ReadyRule } from './rule-set.ts'

/** So long what rules did can be asked for. */
const keptForMs = 90 * 86_400_000
const mostFindings = 60

interface Trace {
  id: string
  rule: Pick<ReadyRule, 'id' | 'name' | 'version'>
  ticketId: string
  trigger: Occasion['trigger']
  outcome: RuleOutcome
  reason?: string | null
  ledBy: string | null
  findings: RuleFinding[]
  deeds?: RuleDeed[]
  changes?: FieldChange[]
}

/** Keeps what a rule did and why, in the transaction in which it did it. */
export async function keepTrace(work: Work, trace: Trace): Promise<void> {
  const { id, rule, ticketId, trigger, outcome, reason, ledBy, findings, deeds = [], changes = [] } = trace
  await work.tx
    .insertInto('ruleRuns')
    .values({
      id,
      ruleId: rule.id,
      ruleName: rule.name,
      version: rule.version,
      ticketId,
      trigger,
      outcome,
      reason: reason ?? null,
      ledBy,
      findings: JSON.stringify(findings.slice(0, mostFindings)),
      deeds: JSON.stringify(deeds),
      changes: JSON.stringify(changes),
      createdAt: work.now(),
    })
    .execute()
}

/** For the hourly tidying. What was done on a closed ticket is known as long, as it may be opened again. */
export async function forgetRuleRuns(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  await ctx.db.deleteFrom('ruleRuns').where('createdAt', '<', before).execute()
  await ctx.db
    .deleteFrom('ruleMoments')
    .where('ticketId', 'in', (eb) =>
      eb.selectFrom('tickets').select('id').where('status', '=', 'closed').where('closedAt', '<', before),
    )
    .execute()
}
