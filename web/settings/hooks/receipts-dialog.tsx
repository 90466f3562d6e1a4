import { Button, Group, Modal, Select } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Hook, type HookReceipt, hookReceipt } from '#contract/hooks.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { JsonText } from '../parts/json-text.tsx'
import log from '../parts/log.module.css'
import rows from '../parts/rows.module.css'
import { TicketNumber } from '../parts/ticket-number.tsx'
import { useReceipt, useReceipts, useRetryReceipt } from './use-hooks.ts'

const states = hookReceipt.shape.state.options

/** What arrived by a hook, and what became of it. */
export function ReceiptsDialog({ hook, onClose }: { hook: Hook; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [state, setState] = useState<HookReceipt['state']>()
  const receipts = useReceipts(hook.id, state)
  return (
    <Modal
      opened
      size="xl"
      title={t('hooks.logOf', { name: hook.name })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={log.head}>
        <Select
          size="xs"
          label={t('hooks.state')}
          allowDeselect={false}
          data={[
            { value: 'any', label: t('hooks.state.any') },
            ...states.map((one) => ({ value: one, label: t(`hooks.state.${one}`) })),
          ]}
          value={state ?? 'any'}
          onChange={(next) => setState(states.find((one) => one === next))}
        />
      </div>
      <Loading query={receipts}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0 && state !== undefined) return <p role="status">{t('hooks.logNone')}</p>
          if (items.length === 0)
            return (
              <EmptyState
                icon={<IconDoorEnter size={28} stroke={1.6} />}
                title={t('hooks.logEmpty')}
                text={t('hooks.logEmptyText')}
              />
            )
          return (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <ReceiptRow hookId={hook.id} receipt={one} />
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
  opened: 'good',
  added: 'good',
  solved: 'good',
  ignored: undefined,
  failed: 'bad',
} as const satisfies Record<HookReceipt['state'], string | undefined>

function ReceiptRow({ hookId, receipt }: { hookId: string; receipt: HookReceipt }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { id, state, reason, ticketNumber, receivedAt } = receipt
  const retry = useRetryReceipt(hookId, id)
  const mayRetry = state === 'failed' || state === 'ignored'
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {dateTime(receivedAt)}
          <span className={rows.pill} data-tone={tones[state]}>
            {t(`hooks.state.${state}`)}
          </span>
          {ticketNumber !== null && <TicketNumber number={ticketNumber} />}
        </div>
        {reason !== null && <div className={rows.more}>{t(`hooks.reason.${reason}`)}</div>}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          aria-label={t('hooks.showOf', { when: dateTime(receivedAt) })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('hooks.show')}
        </Button>
        {mayRetry && (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            {t('hooks.retry')}
          </Button>
        )}
      </Group>
      {isOpen && <Body hookId={hookId} id={id} />}
    </>
  )
}

function Body({ hookId, id }: { hookId: string; id: string }) {
  const { t } = useTranslation('settings')
  const receipt = useReceipt(hookId, id)
  return (
    <div className={log.details}>
      <Loading query={receipt}>{({ body }) => <JsonText label={t('hooks.body')} text={body} />}</Loading>
    </div>
  )
}
