import type { RuleAction, RuleFinding, RuleGroup } from '#contract/rules.ts'
import { type Facts, fill, judge } from '../../conditions/index.ts'

/** A filter as it is asked. One that is only tried has no id. */
export interface FilterRule {
  id: string | null
  name: string
  condition: RuleGroup
  actions: RuleAction[]
}

/** A filter that held, with what it wants to be done, its texts filled in. */
export interface FilterStep {
  id: string | null
  name: string
  findings: RuleFinding[]
  values: ReadonlyMap<string, string>
  actions: RuleAction[]
}

/** Values that every text may name; named groups come before them. */
export const givenValues = ['subject', 'from', 'from_name'] as const

/** Asks the filters in their order. What ends a mail, or says stop, ends the asking. */
export function planOf(rules: readonly FilterRule[], facts: Facts): FilterStep[] {
  const given = givenValues.map((name): [string, string] => [name, firstText(facts, name)])
  const steps: FilterStep[] = []
  for (const { id, name, condition, actions } of rules) {
    const { holds, findings, values } = judge(condition, facts)
    if (!holds) continue
    const known = new Map([...given, ...values])
    steps.push({ id, name, findings, values, actions: actions.map((action) => filled(action, known)) })
    if (actions.some(({ kind }) => kind === 'stop' || kind === 'ignore' || kind === 'quarantine')) break
  }
  return steps
}

/** Whether the mail is kept from becoming a ticket, and by which filter. */
export function refusalIn(steps: readonly FilterStep[]): 'ignored' | 'quarantined' | undefined {
  const actions = steps.flatMap((step) => step.actions)
  const refusal = actions.find(({ kind }) => kind === 'ignore' || kind === 'quarantine')
  if (refusal === undefined) return undefined
  return refusal.kind === 'ignore' ? 'ignored' : 'quarantined'
}

function filled(action: RuleAction, values: ReadonlyMap<string, string>): RuleAction {
  switch (action.kind) {
    case 'add_tags':
      return { ...action, tags: action.tags.map((tag) => fill(tag, values)) }
    case 'set_subject':
      return { ...action, subject: fill(action.subject, values) }
    case 'set_requester':
      return { ...action, address: fill(action.address, values) }
    case 'add_note':
      return { ...action, text: fill(action.text, values) }
    default:
      return action
  }
}

function firstText(facts: Facts, field: string): string {
  const fact = facts.get(field)
  return Array.isArray(fact) && typeof fact[0] === 'string' ? fact[0] : ''
}
