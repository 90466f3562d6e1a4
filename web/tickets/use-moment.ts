import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'

/** A moment of a conversation: the time, and the day when it is not today. */
export function useMoment(): (iso: string) => string {
  const { t } = useTranslation('tickets')
  const { smart, time } = useFormat()
  return (iso) => {
    const short = smart(iso)
    const clock = time(iso)
    return short === clock ? clock : t('moment', { day: short, time: clock })
  }
}
