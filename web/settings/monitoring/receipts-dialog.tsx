import { Button, Group, Modal, Select } from '@mantine/core'
import { IconActivityHeartbeat } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertReceipt, type AlertSource, alertReceipt } from '#contract/alert-sources.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { JsonText } from '../parts/json-text.tsx'
import log from '../parts/log.module.css'
import rows from '../parts/rows.module.css'
import { useReceipt, useReceipts, useRetryReceipt } from './use-sources.ts'

const states = alertReceipt.shape.state.options

/** What arrived from a monitor, and what became of it. */
export function ReceiptsDialog({ source, onClose }: { source: AlertSource; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [state, setState] = useState<AlertReceipt['state']>()
  const receipts = useReceipts(source.id, state)
  return (
    <Modal
      opened
      size="xl"
      title={t('monitoring.logOf', { name: source.name })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={log.head}>
        <Select
          size="xs"
          label={t('monitoring.state')}
          allowDeselect={false}
          data={[
            { value: 'any', label: t('monitoring.state.any') },
            ...states.map((one) => ({ value: one, label: t(`monitoring.state.${one}`) })),
          ]}
          value={state ?? 'any'}
          onChange={(next) => setState(states.find((one) => one === next))}
        />
      </div>
      <Loading query={receipts}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0 && state !== undefined) return <p role="status">{t('monitoring.logNone')}</p>
          if (items.length === 0)
            return (
              <EmptyState
                icon={<IconActivityHeartbeat size={28} stroke={1.6} />}
                title={t('monitoring.logEmpty')}
                text={t('monitoring.logEmptyText')}
              />
            )
          return (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <ReceiptRow sourceId={source.id} receipt={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {receipts.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={receipts.isFetchingNextPage}
          onClick={() => void receipts.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </Modal>
  )
}

const tones = {
  waiting: 'warn',
  handled: 'good',
  failed: 'bad',
} as const satisfies Record<AlertReceipt['state'], string>

function ReceiptRow({ sourceId, receipt }: { sourceId: string; receipt: AlertReceipt }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { id, state, reason, detail, alertCount, receivedAt } = receipt
  const retry = useRetryReceipt(sourceId, id)
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {dateTime(receivedAt)}
          <span className={rows.pill} data-tone={tones[state]}>
            {t(`monitoring.state.${state}`)}
          </span>
        </div>
        {reason !== null && (
          <div className={rows.more}>
            {t(`monitoring.reason.${reason}`)}
            {detail !== '' && ` (${detail})`}
          </div>
        )}
        {state === 'handled' && <div className={rows.more}>{t('monitoring.count', { count: alertCount })}</div>}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          aria-label={t('monitoring.showOf', { when: dateTime(receivedAt) })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('monitoring.show')}
        </Button>
        {state === 'failed' && (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            {t('monitoring.retry')}
          </Button>
        )}
      </Group>
      {isOpen && <Body sourceId={sourceId} id={id} />}
    </>
  )
}

function Body({ sourceId, id }: { sourceId: string; id: string }) {
  const { t } = useTranslation('settings')
  const receipt = useReceipt(sourceId, id)
  return (
    <div className={log.details}>
      <Loading query={receipt}>{({ body }) => <JsonText label={t('monitoring.body')} text={body} />}</Loading>
    </div>
  )
}
