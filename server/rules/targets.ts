import { z } from 'zod'
import { type MacroAction, macroAction } from '#contract/macros.ts'
import type { TicketRuleAction } from '#contract/ticket-rules.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { brokenAmong, type Target, targetsOf } from '../macros/index.ts'

/** The places of actions that name what is gone. */
export function brokenRules(db: Db | Tx, lists: readonly (readonly TicketRuleAction[])[]): Promise<number[][]> {
  return brokenAmong(db, lists, targetsOfRule)
}

function targetsOfRule(action: TicketRuleAction): Target[] {
  switch (action.kind) {
    case 'run_macro':
      return [{ kind: 'macro', id: action.macroId }]
    case 'call_webhook':
      return [{ kind: 'webhook', id: action.webhookId }]
    case 'ask_approval':
      return [
        { kind: 'approvalFlow', id: action.flowId },
        ...(action.amountField === null ? [] : [{ kind: 'field' as const, id: action.amountField }]),
      ]
    case 'add_followers':
      return action.personIds.map(agent)
    case 'notify':
      return action.whom.personIds.map(agent)
    case 'add_task':
      return action.assigneeId === null ? [] : [agent(action.assigneeId)]
    case 'send_mail':
    case 'link_parent':
    case 'call_out':
    case 'wait':
    case 'stop':
      return []
    default:
      return targetsOf(action)
  }
}

function agent(id: string): Target {
  return { kind: 'agent', id }
}

const stored = z.array(macroAction)

/** What the macros do that actions name; one that is gone or cannot be read does nothing. */
export async function macrosIn(
  db: Db | Tx,
  actions: readonly TicketRuleAction[],
): Promise<ReadonlyMap<string, MacroAction[]>> {
  const ids = actions.flatMap((action) => (action.kind === 'run_macro' ? [action.macroId] : []))
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('macros').select(['id', 'actions']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, stored.safeParse(row.actions).data ?? []]))
}
