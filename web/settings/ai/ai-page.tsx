import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { AiForm } from './ai-form.tsx'
import { CallLog } from './call-log.tsx'

/** Where the language model is, what it may help with, and everything that was sent to it. */
export function AiPage() {
  const { t } = useTranslation('settings')
  const settings = useQuery({ queryKey: keys.aiSettings, queryFn: ({ signal }) => api.ai.settings({ signal }) })
  return (
    <Page title={t('section.ai')} lead={t('section.ai.lead')}>
      <Loading query={settings}>{(saved) => <AiForm saved={saved} />}</Loading>
      <CallLog />
    </Page>
  )
}
