import { ruleTextVariables } from '#contract/template-variables.ts'
import type { TicketRuleAction, TicketRuleDraft } from '#contract/ticket-rules.ts'
import { type FieldKind, faultsOfCondition } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { AppError, type FieldFault } from '../kernel/errors.ts'
import { cleanReadyText } from '../ready-texts/index.ts'
import { readFieldKinds } from './fields.ts'
import { brokenRules } from './targets.ts'

/** A rule as it can be kept; refuses one that could not work, at the fields that are to blame. */
export async function checkRule(db: Db | Tx, draft: TicketRuleDraft): Promise<TicketRuleDraft> {
  const kindOf = await readFieldKinds(db)
  const [broken = []] = await brokenRules(db, [draft.actions])
  const faults = [
    ...(draft.condition === null ? [] : faultsOfCondition(draft.condition, kindOf)),
    ...faultsOfTriggers(draft, kindOf),
    ...broken.map((index) => fault(`actions.${index}`, 'unknown', 'What this names is not there, or no longer')),
    ...faultsOfActions(draft.actions, kindOf),
  ]
  if (faults.length > 0) throw new AppError('invalid', faults.map(({ message }) => message).join('; '), { faults })
  return { ...draft, actions: draft.actions.map(cleaned) }
}

function faultsOfTriggers({ triggers }: TicketRuleDraft, kindOf: (field: string) => FieldKind | undefined) {
  return triggers.flatMap((trigger, index) =>
    trigger.kind === 'changed' && trigger.fields.some((field) => kindOf(field) === undefined)
      ? [fault(`triggers.${index}.fields`, 'unknown', 'There is no such field')]
      : [],
  )
}

function faultsOfActions(
  actions: readonly TicketRuleAction[],
  kindOf: (field: string) => FieldKind | undefined,
): FieldFault[] {
  return actions.flatMap((action, index) => {
    if (action.kind === 'wait' && index === actions.length - 1) {
      return [fault(`actions.${index}`, 'invalid', 'Say what is done after the wait')]
    }
    if (action.kind === 'ask_approval' && action.amountField !== null) {
      const kind = kindOf(`field:${action.amountField}`)
      // One that is gone is told of with the others that are.
      if (kind !== undefined && kind !== 'number') {
        return [fault(`actions.${index}.amountField`, 'invalid', 'An amount stands in a field for numbers')]
      }
    }
    if (action.kind === 'notify') {
      const { assignee, team, personIds } = action.whom
      if (!assignee && !team && personIds.length === 0) {
        return [fault(`actions.${index}.whom`, 'required', 'Say who is called')]
      }
    }
    return []
  })
}

function cleaned(action: TicketRuleAction, index: number): TicketRuleAction {
  if (action.kind !== 'send_mail' && action.kind !== 'write_note') return action
  return { ...action, bodyHtml: cleanReadyText(action.bodyHtml, `actions.${index}.bodyHtml`, ruleTextVariables) }
}

function fault(path: string, code: string, message: string): FieldFault {
  return { path, code, message }
}
