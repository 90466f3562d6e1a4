import { Button, Modal } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Recurrence, RecurringTicket } from '#contract/recurring-tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import rows from '../parts/rows.module.css'
import { TicketNumber } from '../parts/ticket-number.tsx'
import { useRecurrences } from './use-recurring.ts'

/** Each time so far, with its ticket. */
export function RecurrencesDialog({ recurring, onClose }: { recurring: RecurringTicket; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const recurrences = useRecurrences(recurring.id)
  return (
    <Modal
      opened
      size="lg"
      title={t('recurring.logOf', { name: recurring.name })}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Loading query={recurrences}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <EmptyState
                icon={<IconRepeat size={28} stroke={1.6} />}
                title={t('recurring.logEmpty')}
                text={t('recurring.logEmptyText')}
              />
            )
          return (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.occursAt} className={rows.row}>
                  <RecurrenceRow recurrence={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {recurrences.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={recurrences.isFetchingNextPage}
          onClick={() => void recurrences.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </Modal>
  )
}

const tones = { opened: 'good', skipped: undefined, failed: 'bad' } as const

function RecurrenceRow({ recurrence }: { recurrence: Recurrence }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const { occursAt, state, isLate, missedCount, reason, ticketNumber } = recurrence
  return (
    <div className={rows.words}>
      <div className={rows.name}>
        {dateTime(occursAt)}
        <span className={rows.pill} data-tone={tones[state]}>
          {t(`recurring.state.${state}`)}
        </span>
        {isLate && (
          <span className={rows.pill} data-tone="warn">
            {t('recurring.late')}
          </span>
        )}
        {ticketNumber !== null && <TicketNumber number={ticketNumber} />}
      </div>
      {missedCount > 0 && <div className={rows.more}>{t('recurring.missed', { count: missedCount })}</div>}
      {reason !== null && <div className={rows.more}>{reason}</div>}
    </div>
  )
}
