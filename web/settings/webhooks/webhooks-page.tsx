import { Button, Group } from '@mantine/core'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '#contract/webhooks.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import rows from '../parts/rows.module.css'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { useWebhooks } from './use-webhooks.ts'
import { WebhookDialog } from './webhook-dialog.tsx'

export function WebhooksPage() {
  const { t } = useTranslation('settings')
  const webhooks = useWebhooks()
  const [edited, setEdited] = useState<Webhook | 'new'>()
  const [looked, setLooked] = useState<Webhook>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('webhooks.add')}
    </Button>
  )
  return (
    <Page title={t('section.webhooks')} lead={t('section.webhooks.lead')} actions={add}>
      <Loading query={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconWebhook size={28} stroke={1.6} />}
              title={t('webhooks.none')}
              text={t('webhooks.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <WebhookRow webhook={one} onEdit={() => setEdited(one)} onLook={() => setLooked(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && <WebhookDialog webhook={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      {looked && <DeliveriesDialog webhook={looked} onClose={() => setLooked(undefined)} />}
    </Page>
  )
}

interface RowProps {
  webhook: Webhook
  onEdit: () => void
  onLook: () => void
}

function WebhookRow({ webhook, onEdit, onLook }: RowProps) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const { name, url, events, lastDeliveredAt, formerSecretUntil } = webhook
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          <StatePill webhook={webhook} />
        </div>
        <div className={rows.more}>{url}</div>
        <div className={rows.more}>
          {events.length === 0 ? t('webhooks.noEvents') : t('webhooks.eventCount', { count: events.length })}
          {formerSecretUntil && ` · ${t('webhooks.rotating', { when: dateTime(formerSecretUntil) })}`}
        </div>
      </div>
      <div className={rows.aside}>
        {lastDeliveredAt ? (
          <>
            {t('webhooks.lastDelivered')}: <TimeAgo iso={lastDeliveredAt} />
          </>
        ) : (
          t('webhooks.neverDelivered')
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" size="xs" aria-label={t('webhooks.logOf', { name })} onClick={onLook}>
          {t('webhooks.log')}
        </Button>
        <Button variant="default" size="xs" aria-label={t('webhooks.editName', { name })} onClick={onEdit}>
          {t('webhooks.edit')}
        </Button>
      </Group>
    </>
  )
}

function StatePill({ webhook: { isActive, offReason, failingSince } }: { webhook: Webhook }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  if (!isActive) {
    return (
      <span className={rows.pill} data-tone={offReason === null ? undefined : 'bad'}>
        {offReason === null ? t('webhooks.off') : t(`webhooks.off.${offReason}`)}
      </span>
    )
  }
  if (failingSince === null) return null
  return (
    <span className={rows.pill} data-tone="warn">
      {t('webhooks.failingSince', { when: dateTime(failingSince) })}
    </span>
  )
}
