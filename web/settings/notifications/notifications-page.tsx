import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { PreferencesForm } from './preferences-form.tsx'
import { PushSection } from './push-section.tsx'

/** Of what one is told, and how. */
export function NotificationsPage() {
  const { t } = useTranslation('settings')
  const preferences = useQuery({
    queryKey: keys.notificationPreferences,
    queryFn: ({ signal }) => api.notifications.preferences({ signal }),
  })
  return (
    <Page title={t('section.notifications')} lead={t('section.notifications.lead')}>
      <PushSection />
      <Loading query={preferences}>{(saved) => <PreferencesForm saved={saved} />}</Loading>
    </Page>
  )
}
