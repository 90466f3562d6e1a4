import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import { ticketsOfQuery } from '../queries.ts'
import css from './move-suggestions.module.css'

const most = 5

/** The requester's other tickets: mostly it is one of these. */
export function MoveSuggestions({ ticket, onChoose }: { ticket: Ticket; onChoose: (number: number) => void }) {
  const { t } = useTranslation('tickets')
  const { data = [] } = useQuery(ticketsOfQuery(ticket.requester.id))
  const others = data.filter(({ number }) => number !== ticket.number).slice(0, most)
  if (others.length === 0) return null

  return (
    <section aria-label={t('move.suggestions', { name: ticket.requester.name })}>
      <p className={css['title']}>{t('move.suggestions', { name: ticket.requester.name })}</p>
      <ul className={css['list']}>
        {others.map(({ number, subject, status }) => (
          <li key={number}>
            <UnstyledButton className={css['one']} onClick={() => onChoose(number)}>
              <span className={css['number']}>#{number}</span>
              <span className={css['subject']}>{subject}</span>
              <StatusPill status={status} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
