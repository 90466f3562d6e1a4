import { Button, Group, Modal, Select } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Webhook, type WebhookDelivery, webhookDelivery } from '#contract/webhooks.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { JsonText } from '../parts/json-text.tsx'
import log from '../parts/log.module.css'
import rows from '../parts/rows.module.css'
import { TicketNumber } from '../parts/ticket-number.tsx'
import { useDeliveries, useDelivery, useResend, useTestWebhook } from './use-webhooks.ts'

const states = webhookDelivery.shape.state.options

/** What a webhook was sent, how that went, and what can be done about it. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [state, setState] = useState<WebhookDelivery['state']>()
  const deliveries = useDeliveries(webhook.id, state)
  const test = useTestWebhook(webhook)
  return (
    <Modal
      opened
      size="xl"
      title={t('webhooks.logOf', { name: webhook.name })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={log.head}>
        <Select
          size="xs"
          label={t('webhooks.state')}
          allowDeselect={false}
          data={[
            { value: 'any', label: t('webhooks.state.any') },
            ...states.map((one) => ({ value: one, label: t(`webhooks.state.${one}`) })),
          ]}
          value={state ?? 'any'}
          onChange={(next) => setState(states.find((one) => one === next))}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSend size={15} aria-hidden />}
          disabled={!webhook.isActive}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {t('webhooks.test')}
        </Button>
      </div>
      <Loading query={deliveries}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0 && state !== undefined) return <p role="status">{t('webhooks.logNone')}</p>
          if (items.length === 0)
            return (
              <EmptyState
                icon={<IconSend size={28} stroke={1.6} />}
                title={t('webhooks.logEmpty')}
                text={t('webhooks.logEmptyText')}
              />
            )
          return (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <DeliveryRow webhookId={webhook.id} delivery={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {deliveries.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </Modal>
  )
}

const tones = { waiting: 'warn', delivered: 'good', failed: 'bad' } as const

function DeliveryRow({ webhookId, delivery }: { webhookId: string; delivery: WebhookDelivery }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { id, event, state, createdAt, ticketNumber } = delivery
  const resend = useResend(webhookId, id)
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {t(`webhooks.event.${event}`)}
          <span className={rows.pill} data-tone={tones[state]}>
            {t(`webhooks.state.${state}`)}
          </span>
          {ticketNumber !== null && <TicketNumber number={ticketNumber} />}
        </div>
        <div className={rows.more}>{dateTime(createdAt)}</div>
        <Outcome delivery={delivery} />
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          aria-label={t('webhooks.showOf', { when: dateTime(createdAt) })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('webhooks.show')}
        </Button>
        <Button size="xs" variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
          {t('webhooks.resend')}
        </Button>
      </Group>
      {isOpen && <Bodies webhookId={webhookId} id={id} />}
    </>
  )
}

function Outcome({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation('settings')
  const { dateTime, list } = useFormat()
  const { fault, responseStatus, attemptCount, nextAttemptAt, durationMs } = delivery
  const said = [
    ...(fault === null ? [] : [t(`webhooks.fault.${fault}`, { status: responseStatus ?? '' })]),
    ...(fault === null && responseStatus !== null ? [String(responseStatus)] : []),
    ...(durationMs === null ? [] : [`${durationMs} ms`]),
    ...(attemptCount > 1 ? [t('webhooks.attempts', { count: attemptCount })] : []),
    ...(nextAttemptAt !== null && attemptCount > 0
      ? [t('webhooks.nextAttempt', { when: dateTime(nextAttemptAt) })]
      : []),
  ]
  return said.length === 0 ? null : <div className={rows.more}>{list(said)}</div>
}

function Bodies({ webhookId, id }: { webhookId: string; id: string }) {
  const { t } = useTranslation('settings')
  const delivery = useDelivery(webhookId, id)
  return (
    <div className={log.details}>
      <Loading query={delivery}>
        {({ requestBody, responseBody }) => (
          <>
            <JsonText label={t('webhooks.request')} text={requestBody} />
            <JsonText label={t('webhooks.response')} text={responseBody || t('webhooks.noResponse')} />
          </>
        )}
      </Loading>
    </div>
  )
}
