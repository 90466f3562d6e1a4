import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { DeskForm } from './desk-form.tsx'

export function DeskPage() {
  const { t } = useTranslation('settings')
  const settings = useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.desk.settings({ signal }) })
  return (
    <Page title={t('section.desk')} lead={t('section.desk.lead')}>
      <Loading query={settings}>{(saved) => <DeskForm saved={saved} />}</Loading>
    </Page>
  )
}
