import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type EscalationAction, type EscalationMoment, escalationStep } from '#contract/escalation.ts'
import { slaTarget } from '#contract/sla.ts'
import { useFormat } from '#web/lib/format.ts'
import { writeOpenTime } from '#web/lib/open-time.ts'
import { type Reader, reading } from './reading.ts'
import { useNames } from './use-names.ts'

const wholeDay = 86_400

/** What is promised, and what happens when a promise is at risk. */
export function usePromiseReaders(): Record<string, Reader> {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { list } = useFormat()
  const nameOf = useNames()
  return {
    targets: reading(z.array(slaTarget), (targets) =>
      targets.map(({ clock, priority, seconds, isAlways }) => {
        const time = writeOpenTime(seconds, wholeDay)
        const what = t('sla.cell', {
          clock: common(`clock.${clock}`),
          priority: common(`priority.${priority as 1 | 2 | 3 | 4}`),
        })
        return t('audit.is', { what, value: isAlways ? t('sla.timeAlways', { time }) : time })
      }),
    ),
    escalation: reading(z.array(escalationStep), (steps) =>
      steps.map(({ clock, at, actions }) => {
        const what = t('audit.escalationAt', { clock: common(`clock.${clock}`), when: momentWord(at) })
        return t('audit.is', { what, value: list(actions.map(actionWord)) })
      }),
    ),
    'team_agreement.calendarId': reading(z.null(), () => [t('sla.roundTheClock')]),
    'sla_policy.calendarId': reading(z.null(), () => [t('sla.roundTheClock')]),
  }

  function momentWord(at: EscalationMoment): string {
    const amount = at.kind === 'percent' ? at.percent : at.minutes
    return `${amount} ${t(`escalation.unit.${at.kind}`)}`
  }

  function actionWord(action: EscalationAction): string {
    const what = t(`escalation.action.${action.kind}`)
    const [field, id] = Object.entries(action).find(([key]) => key !== 'kind') ?? []
    return field === undefined ? what : t('audit.is', { what, value: nameOf(field, String(id)) })
  }
}
