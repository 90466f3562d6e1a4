import type { MacroAction } from '#contract/macros.ts'
import type { TicketRuleAction } from '#contract/ticket-rules.ts'
import type { TicketChange } from '#contract/tickets.ts'
import { changeOf } from '../macros/index.ts'

export type Wait = Extract<TicketRuleAction, { kind: 'wait' }>

/** What the actions of a rule come to. */
export interface RulePlan {
  /** The fields that are set, in one change and before everything else. */
  change: TicketChange
  /** What is done besides, in its order. */
  deeds: Deed[]
  /** What is done later. */
  later: { wait: Wait; actions: TicketRuleAction[] } | undefined
  /** Whether the rules below are asked. */
  stops: boolean
}

export type Deed = Extract<
  TicketRuleAction,
  {
    kind:
      | 'write_note'
      | 'send_mail'
      | 'add_followers'
      | 'notify'
      | 'add_task'
      | 'add_checklist'
      | 'link_parent'
      | 'call_webhook'
      | 'ask_approval'
      | 'call_out'
  }
>

const deedKinds = [
  'write_note',
  'send_mail',
  'add_followers',
  'notify',
  'add_task',
  'add_checklist',
  'link_parent',
  'call_webhook',
  'ask_approval',
  'call_out',
] as const satisfies Deed['kind'][]

/** `reason` is what an overridden priority is told to come from. */
export function planOf(actions: readonly TicketRuleAction[], reason: string): RulePlan {
  const pause = actions.findIndex(({ kind }) => kind === 'wait')
  const now = pause === -1 ? actions : actions.slice(0, pause)
  const wait = actions[pause]
  return {
    change: changeOf(now.filter(setsField), null, reason),
    deeds: now.filter(isDeed),
    later: wait?.kind === 'wait' ? { wait, actions: actions.slice(pause + 1) } : undefined,
    stops: now.some(({ kind }) => kind === 'stop'),
  }
}

/** The actions with what their macros do in place of them; a reply that nobody would look at is left out. */
export function withMacros(
  actions: readonly TicketRuleAction[],
  macros: ReadonlyMap<string, readonly MacroAction[]>,
): TicketRuleAction[] {
  return actions.flatMap((action): TicketRuleAction[] => {
    if (action.kind !== 'run_macro') return [action]
    return (macros.get(action.macroId) ?? []).flatMap((one) =>
      one.kind === 'take' || one.kind === 'write_reply' ? [] : [one],
    )
  })
}

function isDeed(action: TicketRuleAction): action is Deed {
  return deedKinds.some((kind) => kind === action.kind)
}

type FieldSetting = Extract<TicketRuleAction, MacroAction>

function setsField(action: TicketRuleAction): action is FieldSetting {
  return action.kind.startsWith('set_') || ['unassign', 'add_tags', 'remove_tags'].includes(action.kind)
}
