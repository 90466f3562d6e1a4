import { Tabs } from '@mantine/core'
import { useSessionStorage } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Page } from '#web/ui/page.tsx'
import { OutgoingTab } from './outgoing/outgoing-tab.tsx'
import { ReceivedTab } from './received/received-tab.tsx'

const tabs = ['received', 'outgoing'] as const

export function MailLogPage() {
  const { t } = useTranslation('mail')
  const [tab, setTab] = useSessionStorage<(typeof tabs)[number]>({ key: 'mesa.mail', defaultValue: 'received' })
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <Tabs value={tab} onChange={(next) => setTab(tabs.find((one) => one === next) ?? 'received')} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="received">
          <ReceivedTab />
        </Tabs.Panel>
        <Tabs.Panel value="outgoing">
          <OutgoingTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
