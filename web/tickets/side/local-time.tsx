import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat } from '#web/lib/formatting.ts'

/** What time it is where somebody lives. */
export function LocalTime({ timeZone }: { timeZone: string }) {
  const { t, i18n } = useTranslation('tickets')
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 30_000)
    return () => window.clearInterval(timer)
  }, [])

  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  const time = createFormat(i18n.language, timeZone).time(now.toISOString())
  return t('requester.localTimeIn', { time, place })
}
