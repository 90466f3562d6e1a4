import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { approvalStep } from '#contract/approval-flows.ts'
import { macroAction } from '#contract/macros.ts'
import { ruleAction, ruleGroup } from '#contract/rules.ts'
import { ruleState, ruleTrigger, ticketRuleAction } from '#contract/ticket-rules.ts'
import { useConditionWords } from '#web/conditions/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { useFilterActionWords } from '#web/mail-filters/index.ts'
import { useActionWords, useTriggerWords } from '#web/rules/index.ts'
import { useMacroWords } from '#web/tickets/index.ts'
import { choiceOf } from '../approvals/steps.ts'
import { type Reader, reading } from './reading.ts'
import { useNames } from './use-names.ts'

/** When something is asked, on what condition, and what it does: in the words of the page where it is made. */
export function useAutomationReaders(): Record<string, Reader> {
  const [conditions, when] = [useConditionWords(), useTriggerWords()]
  const [ruleDoes, macroDoes, filterDoes] = [useActionWords(), useMacroWords(), useFilterActionWords()]
  const { t } = useTranslation('rules')
  const { t: filters } = useTranslation('mailFilters')
  const { t: settings } = useTranslation('settings')
  return {
    // A rule without a condition always holds, a new policy applies to every ticket: that is no empty field.
    condition: reading(ruleGroup.nullable(), (group) => (group === null ? [t('always')] : conditions(group))),
    triggers: reading(z.array(ruleTrigger), (triggers) => triggers.map(when)),
    'rule.state': reading(ruleState, (state) => [state === 'on' ? settings('audit.isOn') : t(`state.${state}`)]),
    'rule.actions': reading(z.array(ticketRuleAction), (actions) => actions.map(ruleDoes)),
    'macro.actions': reading(z.array(macroAction), (actions) => actions.map(macroDoes)),
    'mail_filter.actions': reading(z.array(ruleAction), (actions) => actions.map(filterDoes)),
    ...useApprovalReaders(),
    'mail_filter.inbox': reading(z.null(), () => [filters('allInboxes')]),
  }
}

function useApprovalReaders(): Record<string, Reader> {
  const { t } = useTranslation('settings')
  const { list, number } = useFormat()
  const nameOf = useNames()
  return {
    'approval_flow.steps': reading(z.array(approvalStep), (steps) =>
      steps.map(({ who, quorum, fromAmount, remindAfterHours, expireAfterDays }) =>
        [
          whoWord(who),
          ...(quorum === null ? [] : [t('audit.is', { what: t('approvals.quorum'), value: number(quorum) })]),
          ...(fromAmount === null ? [] : [t('approvals.from', { amount: number(fromAmount) })]),
          ...(remindAfterHours === null
            ? []
            : [t('audit.is', { what: t('approvals.remind'), value: number(remindAfterHours) })]),
          ...(expireAfterDays === null
            ? []
            : [t('audit.is', { what: t('approvals.expire'), value: number(expireAfterDays) })]),
        ].join(' · '),
      ),
    ),
  }

  function whoWord(who: z.infer<typeof approvalStep>['who']): string {
    const word = t(`approvals.who.${choiceOf(who)}`)
    if (who.kind === 'manager') return word
    const value = who.kind === 'team' ? nameOf('teamId', who.teamId) : list(who.personIds.map(personName))
    return t('audit.is', { what: word, value })
  }

  function personName(id: string): string {
    return nameOf('personId', id)
  }
}
