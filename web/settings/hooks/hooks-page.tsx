import { Button, Group } from '@mantine/core'
import { IconDoorEnter, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hook } from '#contract/hooks.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import rows from '../parts/rows.module.css'
import { HookDialog } from './hook-dialog.tsx'
import { ReceiptsDialog } from './receipts-dialog.tsx'
import { useHooks } from './use-hooks.ts'

export function HooksPage() {
  const { t } = useTranslation('settings')
  const hooks = useHooks()
  const [edited, setEdited] = useState<Hook | 'new'>()
  const [looked, setLooked] = useState<Hook>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('hooks.add')}
    </Button>
  )
  return (
    <Page title={t('section.hooks')} lead={t('section.hooks.lead')} actions={add}>
      <Loading query={hooks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconDoorEnter size={28} stroke={1.6} />}
              title={t('hooks.none')}
              text={t('hooks.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <HookRow hook={one} onEdit={() => setEdited(one)} onLook={() => setLooked(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && <HookDialog hook={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      {looked && <ReceiptsDialog hook={looked} onClose={() => setLooked(undefined)} />}
    </Page>
  )
}

function HookRow({ hook, onEdit, onLook }: { hook: Hook; onEdit: () => void; onLook: () => void }) {
  const { t } = useTranslation('settings')
  const { name, prefix, isActive, failedCount, lastReceivedAt } = hook
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {!isActive && <span className={rows.pill}>{t('hooks.off')}</span>}
          {failedCount > 0 && (
            <span className={rows.pill} data-tone="warn">
              {t('hooks.failed', { count: failedCount })}
            </span>
          )}
        </div>
        <div className={rows.more}>/api/v1/hooks/{prefix}…</div>
      </div>
      <div className={rows.aside}>
        {lastReceivedAt ? (
          <>
            {t('hooks.lastReceived')}: <TimeAgo iso={lastReceivedAt} />
          </>
        ) : (
          t('hooks.neverReceived')
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" size="xs" aria-label={t('hooks.logOf', { name })} onClick={onLook}>
          {t('hooks.log')}
        </Button>
        <Button variant="default" size="xs" aria-label={t('hooks.editName', { name })} onClick={onEdit}>
          {t('hooks.edit')}
        </Button>
      </Group>
    </>
  )
}
