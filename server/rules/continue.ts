import { z } from 'zod'
import { ruleGroup } from '#contract/rules.ts'
import { ticketRuleAction } from '#contract/ticket-rules.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { fireDue } from './engine.ts'
import { type Occasion, occasion as occasionShape } from './occasion.ts'
import { readyRule } from './rule-set.ts'
import { keepTrace } from './trace.ts'

const payloadShape = z.object({ id: z.uuid() })

/** Goes on with what a rule began, as it was then; unless the ticket is closed, or the rule off or gone. */
export async function continueRule(ctx: Ctx, payload: unknown): Promise<void> {
  const { id } = payloadShape.parse(payload)
  await transact(ctx, async (work) => {
    // Together with what it says: after a crash it is still there.
    const row = await work.tx.deleteFrom('ruleWaits').where('id', '=', id).returningAll().executeTakeFirst()
    if (row === undefined) return
    const ticket = await work.tx
      .selectFrom('tickets')
      .selectAll()
      .where('id', '=', row.ticketId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const then = occasionShape.parse(row.occasion)
    const rule = readyRule({
      id: row.ruleId,
      name: row.ruleName,
      version: row.version,
      triggers: [],
      condition: row.hasCondition && row.condition !== null ? ruleGroup.parse(row.condition) : null,
      actions: z.array(ticketRuleAction).parse(row.actions),
    })
    const occasion: Occasion = { ...then, trigger: 'wait' }
    if (ticket.status === 'closed' || !(await fireDue(work, ticket, occasion, { rule }))) {
      const trace = { id: work.newId(), rule, ticketId: ticket.id, trigger: 'wait' as const }
      await keepTrace(work, { ...trace, outcome: 'ended', ledBy: null, findings: [] })
    }
  })
}
