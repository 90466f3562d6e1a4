import { useTranslation } from 'react-i18next'
import { useQuarantineCount } from '#web/mail/use-quarantine-count.ts'
import { useUnseenCount } from '#web/notifications/index.ts'
import type { Place } from './places.ts'

interface Badge {
  /** What waits there, short; undefined for nothing. */
  text: string | undefined
  /** The place, with what waits there. */
  name: string
}

/** What waits at each place of the desk. */
export function usePlaceBadge(): (place: Place) => Badge {
  const { t } = useTranslation('app')
  const quarantined = useQuarantineCount()
  const unseen = useUnseenCount()
  return (place) => {
    const count = place.name === 'nav.mail' ? quarantined : place.name === 'nav.notifications' ? unseen : 0
    if (count === 0) return { text: undefined, name: t(place.name) }
    const name = place.name === 'nav.mail' ? t('nav.mailWaiting', { count }) : t('nav.notificationsNew', { count })
    return { text: count > 99 ? '99+' : String(count), name }
  }
}
