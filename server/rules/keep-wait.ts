import type { TicketRuleAction } from '#contract/ticket-rules.ts'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import type { TicketRow } from '../tickets/index.ts'
import type { Occasion } from './occasion.ts'
import type { Wait } from './plan.ts'
import type { ReadyRule } from './rule-set.ts'

interface Later {
  rule: ReadyRule
  ticket: TicketRow
  occasion: Occasion
  wait: Wait
  actions: TicketRuleAction[]
}

/** Keeps what a rule still has to do, and when. */
export async function keepWait(work: Work, { rule, ticket, occasion, wait, actions }: Later): Promise<void> {
  if (actions.length === 0) return
  const id = work.newId()
  const runAt = new Date(work.now().getTime() + wait.minutes * 60_000)
  await work.tx
    .insertInto('ruleWaits')
    .values({
      id,
      ruleId: rule.id,
      ruleName: rule.name,
      version: rule.version,
      ticketId: ticket.id,
      occasion: JSON.stringify(occasion),
      condition: rule.condition === null ? null : JSON.stringify(rule.condition),
      hasCondition: wait.ifStillHolds,
      actions: JSON.stringify(actions),
      runAt,
      createdAt: work.now(),
    })
    .execute()
  await addJob(work, 'rules:continue', { id }, { runAt })
}
