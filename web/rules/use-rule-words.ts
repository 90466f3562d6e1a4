import { useTranslation } from 'react-i18next'
import type { RuleTrigger, TicketRuleAction } from '#contract/ticket-rules.ts'
import { useVocabulary } from '#web/conditions/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { wordsIn } from '#web/lib/words-in.ts'
import { useMacroWords } from '#web/tickets/index.ts'
import { useFlowOptions, useRuleTargets, useWebhookOptions } from './queries.ts'

const mostOfText = 120
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** When a rule is asked, in words. */
export function useTriggerWords(): (trigger: RuleTrigger) => string {
  const { t } = useTranslation('rules')
  const { list, duration } = useFormat()
  const { wordOf } = useVocabulary()
  return (trigger) => {
    switch (trigger.kind) {
      case 'created':
      case 'rated':
        return t(`when.${trigger.kind}`)
      case 'changed':
        return trigger.fields.length === 0
          ? t('when.changed')
          : t('when.changedFields', { fields: list(trigger.fields.map(wordOf)) })
      case 'approval':
        return t(`when.approval.${trigger.outcome}`)
      case 'message':
        return t(`when.message.${trigger.from}`)
      case 'alert':
        return t(`when.alert.${trigger.what}`)
      case 'clock':
        return t(`when.clock.${trigger.what}`)
      case 'since':
        return t(`when.since.${trigger.moment}`, { duration: duration(trigger.minutes * 60) })
      case 'schedule': {
        const days = trigger.days.length === 7 ? t('everyDay') : list(trigger.days.map(dayWord))
        return t('when.schedule', { at: trigger.at, days })
      }
    }
  }

  function dayWord(day: number): string {
    return t(`day.${weekdays[day - 1] ?? 'mon'}`)
  }
}

/** What an action of a rule does, in words. */
export function useActionWords(): (action: TicketRuleAction) => string {
  const { t } = useTranslation('rules')
  const { list, duration } = useFormat()
  const macroWords = useMacroWords()
  const { wordOf } = useVocabulary()
  const { agents, macros } = useRuleTargets()
  const webhooks = useWebhookOptions()
  const flows = useFlowOptions()
  const nameOf = (options: typeof agents, id: string) => options.find(({ value }) => value === id)?.label ?? t('gone')

  return (action) => {
    switch (action.kind) {
      case 'send_mail':
        return t('does.send_mail', { text: wordsIn(action.bodyHtml).slice(0, mostOfText) })
      case 'add_followers':
        return t('does.add_followers', { people: list(action.personIds.map((id) => nameOf(agents, id))) })
      case 'notify': {
        const { assignee, team, personIds } = action.whom
        const whom = [
          ...(assignee ? [t('whom.assignee')] : []),
          ...(team ? [t('whom.team')] : []),
          ...personIds.map((id) => nameOf(agents, id)),
        ]
        return t('does.notify', { people: list(whom), text: action.text })
      }
      case 'add_task':
        return t('does.add_task', { title: action.title })
      case 'link_parent':
        return t('does.link_parent', { number: action.number })
      case 'run_macro':
        return t('does.run_macro', { name: nameOf(macros, action.macroId) })
      case 'call_webhook':
        return t('does.call_webhook', { name: nameOf(webhooks, action.webhookId) })
      case 'ask_approval':
        return action.amountField === null
          ? t('does.ask_approval', { name: nameOf(flows, action.flowId) })
          : t('does.ask_approvalOf', {
              name: nameOf(flows, action.flowId),
              field: wordOf(`field:${action.amountField}`),
            })
      case 'call_out':
        return t('does.call_out')
      case 'wait':
        return t(action.ifStillHolds ? 'does.waitIf' : 'does.wait', { duration: duration(action.minutes * 60) })
      case 'stop':
        return t('does.stop')
      default:
        return macroWords(action)
    }
  }
}
