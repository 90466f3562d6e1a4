import { Button, Group } from '@mantine/core'
import { IconPlus, IconRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecurringTicket } from '#contract/recurring-tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { RecurrencesDialog } from './recurrences-dialog.tsx'
import { RecurringDialog } from './recurring-dialog.tsx'
import { useRecurring, useSkip } from './use-recurring.ts'
import { useRepetitionWords } from './use-repetition-words.ts'

export function RecurringPage() {
  const { t } = useTranslation('settings')
  const recurring = useRecurring()
  const [edited, setEdited] = useState<RecurringTicket | 'new'>()
  const [looked, setLooked] = useState<RecurringTicket>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('recurring.add')}
    </Button>
  )
  return (
    <Page title={t('section.recurring')} lead={t('section.recurring.lead')} actions={add}>
      <Loading query={recurring}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconRepeat size={28} stroke={1.6} />}
              title={t('recurring.none')}
              text={t('recurring.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <RecurringRow recurring={one} onEdit={() => setEdited(one)} onLook={() => setLooked(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <RecurringDialog recurring={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {looked && <RecurrencesDialog recurring={looked} onClose={() => setLooked(undefined)} />}
    </Page>
  )
}

interface RowProps {
  recurring: RecurringTicket
  onEdit: () => void
  onLook: () => void
}

function RecurringRow({ recurring, onEdit, onLook }: RowProps) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const skip = useSkip(recurring)
  const { name, templateName, requester, nextAt, isPaused } = recurring
  const repetition = useRepetitionWords()
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {isPaused && (
            <span className={rows.pill} data-tone="warn">
              {t('recurring.paused')}
            </span>
          )}
        </div>
        <div className={rows.more}>{t('recurring.of', { template: templateName, requester: requester.name })}</div>
        <div className={rows.more}>{repetition(recurring)}</div>
        <div className={rows.more}>
          {nextAt !== null && `${t('recurring.nextAt')}: ${dateTime(nextAt)}`}
          {nextAt === null && !isPaused && t('recurring.over')}
        </div>
      </div>
      <Group gap="xs">
        {nextAt !== null && (
          <ConfirmButton
            size="xs"
            loading={skip.isPending}
            title={t('recurring.skipTitle', { when: dateTime(nextAt) })}
            text={t('recurring.skipText')}
            confirmLabel={t('recurring.skip')}
            onConfirm={() => skip.mutate(nextAt)}
            aria-label={t('recurring.skipOf', { name })}
          >
            {t('recurring.skip')}
          </ConfirmButton>
        )}
        <Button variant="default" size="xs" aria-label={t('recurring.logOf', { name })} onClick={onLook}>
          {t('recurring.log')}
        </Button>
        <Button variant="default" size="xs" aria-label={t('recurring.editName', { name })} onClick={onEdit}>
          {t('recurring.edit')}
        </Button>
      </Group>
    </>
  )
}
