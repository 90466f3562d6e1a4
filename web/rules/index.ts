import { lazy } from 'react'

export { kindOf, triggerOf } from './known-words.ts'
export { useFlowOptions, useMonitoringTargets, useOwnFields, useRuleTargets, useWebhookOptions } from './queries.ts'
export { RuleVocabulary } from './rule-vocabulary.tsx'
export { RunReasons } from './run-reasons.tsx'
export { useActionWords, useTriggerWords } from './use-rule-words.ts'

/** Asked for on few tickets: it need not travel with every one. */
export const WhyRule = lazy(async () => {
  const { WhyRule } = await import('./why-rule.tsx')
  return { default: WhyRule }
})
