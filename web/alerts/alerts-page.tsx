import { Button, SegmentedControl } from '@mantine/core'
import { useSessionStorage } from '@mantine/hooks'
import { IconActivityHeartbeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Endless } from '#web/customers/index.ts'
import { useMe } from '#web/lib/me.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { AlertRow } from './alert-row.tsx'
import css from './alerts.module.css'
import { useAlertList } from './api.ts'

const shown = ['firing', 'resolved', 'all'] as const
type Shown = (typeof shown)[number]

/** What fires now, by group; it moves by itself as monitors tell. */
export function AlertsPage() {
  const { t } = useTranslation('alerts')
  const [which, setWhich] = useSessionStorage<Shown>({ key: 'mesa.alerts.state', defaultValue: 'firing' })
  const list = useAlertList(which === 'all' ? undefined : which)
  return (
    <Page title={t('title')} lead={t('lead')} wide>
      <SegmentedControl
        className={css['filter']}
        aria-label={t('show')}
        size="xs"
        value={which}
        onChange={(next) => setWhich(shown.find((one) => one === next) ?? 'firing')}
        data={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
      />
      <Loading query={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <Nothing which={which} />
          return (
            <ul className={css['rows']} aria-label={t('title')}>
              {items.map((alert) => (
                <li key={alert.id} className={css['row']}>
                  <AlertRow alert={alert} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      <Endless query={list} />
    </Page>
  )
}

function Nothing({ which }: { which: Shown }) {
  const { t } = useTranslation('alerts')
  const { role } = useMe()
  return (
    <EmptyState
      icon={<IconActivityHeartbeat size={28} stroke={1.6} />}
      title={t(which === 'firing' ? 'none' : 'noneResolved')}
      text={t('noneText')}
      action={
        role === 'admin' && (
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/settings/$section" params={{ section: 'monitoring' }} {...props} />}
          >
            {t('connect')}
          </Button>
        )
      }
    />
  )
}
