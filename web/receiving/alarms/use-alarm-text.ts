import { useTranslation } from 'react-i18next'
import type { MailChannel } from '#contract/channels.ts'
import { useFormat } from '#web/lib/format.ts'

/** Whole sentences: which inbox, since when, which step, what to do. */
export function useAlarmText(): (channel: MailChannel, isAdmin: boolean) => string {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  return ({ inboxName: inbox, use, state, since, fault }, isAdmin) => {
    const when = since === null ? '' : format.smart(since)
    if (state === 'expiring') return t('alarm.expiring', { inbox, when: since === null ? '' : format.relative(since) })
    const isFailing = state === 'failing'
    const step = fault && isFailing ? [t(`fault.${fault}`)] : []
    const todo = !isAdmin ? t('alarm.ask') : fault && isFailing ? t(`todo.${fault}`) : t('alarm.silentTodo')
    const what = isFailing ? t(`alarm.${use}.failing`, { inbox }) : t(`alarm.${use}.silent`, { inbox })
    return [what, t('alarm.since', { when }), ...step, todo].join(' ')
  }
}
