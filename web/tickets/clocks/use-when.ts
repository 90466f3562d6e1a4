import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'

/** A moment as a person would say it: today's by its time, others with their day. */
export function useWhen(): (iso: string) => string {
  const { t } = useTranslation('tickets')
  const { smart, time } = useFormat()
  return (iso) => {
    if (iso === '') return ''
    const short = smart(iso)
    const clock = time(iso)
    return short === clock ? t('when.today', { time: clock }) : t('when.day', { day: short, time: clock })
  }
}
