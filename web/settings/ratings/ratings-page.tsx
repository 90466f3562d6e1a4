import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { ratingSettingsKey } from './draft.ts'
import { RatingsForm } from './ratings-form.tsx'

/** Whom Mesa asks how the help was, when, and what besides the score. */
export function RatingsPage() {
  const { t } = useTranslation('settings')
  const settings = useQuery({
    queryKey: ratingSettingsKey,
    queryFn: ({ signal }) => api.ratings.settings({ signal }),
  })
  return (
    <Page title={t('section.ratings')} lead={t('section.ratings.lead')}>
      <Loading query={settings}>{(saved) => <RatingsForm saved={saved} />}</Loading>
    </Page>
  )
}
