import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import side from '../side/side.module.css'
import { TicketLink } from '../ticket-link.tsx'
import { useUnmerge } from './use-merge.ts'

/** What became part of this ticket, and the way back. */
export function MergedTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const unmerge = useUnmerge()
  if (ticket.merged.length === 0) return null
  return (
    <section aria-label={t('merge.parts')}>
      <h2 className={side['title']}>{t('merge.parts')}</h2>
      <ul className={side['list']}>
        {ticket.merged.map(({ number, subject }) => (
          <li key={number} className={side['row']}>
            <TicketLink number={number} className={side['grow']}>
              #{number} {subject}
            </TicketLink>
            <Tooltip label={t('merge.undoOf', { number })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                loading={unmerge.isPending}
                aria-label={t('merge.undoOf', { number })}
                onClick={() => unmerge.mutate(number)}
              >
                <IconArrowBackUp size={15} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  )
}
