import { Anchor, Button } from '@mantine/core'
import { IconArrowLeft, IconPlus, IconTool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { windowsQuery } from '../api.ts'
import css from '../devices.module.css'
import { WindowDialog } from './window-dialog.tsx'
import { WindowRow } from './window-row.tsx'

/** When work is done on which devices, so that their alerts tell nobody. */
export function WindowsPage() {
  const { t } = useTranslation('devices')
  const windows = useQuery(windowsQuery)
  const [isAdding, setAdding] = useState(false)
  return (
    <Page
      title={t('windows.title')}
      lead={t('windows.lead')}
      wide
      actions={
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
          {t('windows.add')}
        </Button>
      }
    >
      <Anchor renderRoot={(props) => <Link to="/devices" {...props} />} size="sm" className={css['back']}>
        <IconArrowLeft size={16} aria-hidden /> {t('back')}
      </Anchor>
      <Loading query={windows}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconTool size={28} stroke={1.6} />}
              title={t('windows.none')}
              text={t('windows.noneText')}
            />
          ) : (
            <ul className={css['rows']} aria-label={t('windows.title')}>
              {items.map((one) => (
                <li key={one.id} className={css['window']}>
                  <WindowRow window={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {isAdding && <WindowDialog device={undefined} onClose={() => setAdding(false)} />}
    </Page>
  )
}
