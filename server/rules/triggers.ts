import type { RuleTrigger } from '#contract/ticket-rules.ts'
import type { Occasion } from './occasion.ts'

/** Whether what happened is what a trigger waits for. Those of time are asked by the clock, never here. */
export function isCalledBy(trigger: RuleTrigger, { trigger: what, facts }: Occasion): boolean {
  switch (trigger.kind) {
    case 'created':
      return what === 'created'
    case 'rated':
      return what === 'rated'
    case 'approval':
      return (
        what === 'approval' &&
        textsOf(facts['approvalOutcome']).includes(trigger.outcome) &&
        (trigger.flowId === null || textsOf(facts['approvalFlow']).includes(trigger.flowId))
      )
    case 'clock':
      return what === trigger.what
    case 'alert':
      return what === alertOccasions[trigger.what]
    case 'message':
      return what === 'message' && (trigger.from === 'anybody' || textsOf(facts['side']).includes(trigger.from))
    case 'changed': {
      if (what !== 'changed' && what !== 'message') return false
      const changed = textsOf(facts['changed'])
      return trigger.fields.length === 0 ? changed.length > 0 : trigger.fields.some((one) => changed.includes(one))
    }
    case 'since':
    case 'schedule':
      return false
  }
}

/** What may happen for a rule with these triggers to be asked. */
export function occasionsOf(triggers: readonly RuleTrigger[]): Set<Occasion['trigger']> {
  return new Set(
    triggers.flatMap((trigger): Occasion['trigger'][] => {
      if (trigger.kind === 'clock') return [trigger.what]
      if (trigger.kind === 'alert') return [alertOccasions[trigger.what]]
      return trigger.kind === 'changed' ? ['changed', 'message'] : [trigger.kind]
    }),
  )
}

const alertOccasions = { firing: 'alertFiring', over: 'alertOver' } as const

function textsOf(fact: Occasion['facts'][string] | undefined): readonly string[] {
  return Array.isArray(fact) ? fact : []
}
