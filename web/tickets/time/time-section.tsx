import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import type { TimeEntry } from '#contract/time-entries.ts'
import { useFormat } from '#web/lib/format.ts'
import side from '../side/side.module.css'
import { EntryForm } from './entry-form.tsx'
import { EntryRow } from './entry-row.tsx'
import { TimerLine } from './timer-line.tsx'
import { timeQuery, useTime } from './use-time.ts'

/** How long was worked on the ticket, and the timer for it. */
export function TimeSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { duration } = useFormat()
  const { data } = useQuery(timeQuery(ticket.number))
  const acts = useTime(ticket.number)
  const [edited, setEdited] = useState<TimeEntry | 'new'>()
  if (data === undefined || (data.items.length === 0 && !ticket.can.note)) return null
  const close = () => setEdited(undefined)

  return (
    <section aria-label={t('time.title')}>
      <h2 className={side['title']}>
        {t('time.title')}
        {ticket.can.note && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('time.add')}
            onClick={() => setEdited('new')}
          >
            <IconPlus size={15} />
          </ActionIcon>
        )}
      </h2>
      {edited === 'new' && <EntryForm acts={acts} onClose={close} />}
      {data.items.length > 0 && (
        <p className={side['quiet']}>{t('time.total', { duration: duration(data.totalMinutes * 60) })}</p>
      )}
      <ul className={side['list']}>
        {data.items.map((entry) => (
          <li key={entry.id}>
            {edited !== 'new' && edited?.id === entry.id ? (
              <EntryForm entry={entry} acts={acts} onClose={close} />
            ) : (
              <EntryRow entry={entry} onEdit={setEdited} onRemove={(one) => acts.remove.mutate(one)} />
            )}
          </li>
        ))}
      </ul>
      {ticket.can.note && <TimerLine number={ticket.number} />}
    </section>
  )
}
