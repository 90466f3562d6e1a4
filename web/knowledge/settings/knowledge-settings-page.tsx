import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { Page } from '#web/ui/page.tsx'
import { GapsSection } from './gaps-section.tsx'
import { ImportSection } from './import-section.tsx'
import { PinsSection } from './pins-section.tsx'
import { PublishingSection } from './publishing-section.tsx'
import { SynonymsSection } from './synonyms-section.tsx'

/** How articles are approved and found, and what was looked for in vain. */
export function KnowledgeSettingsPage() {
  const { t } = useTranslation('knowledge')
  const isAdmin = useMe().role === 'admin'
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      <Stack gap="xl">
        <GapsSection />
        <PublishingSection isAdmin={isAdmin} />
        <SynonymsSection isAdmin={isAdmin} />
        <PinsSection isAdmin={isAdmin} />
        <ImportSection isAdmin={isAdmin} />
      </Stack>
    </Page>
  )
}
