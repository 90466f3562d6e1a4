import { Button, Group } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { TicketLink } from '../ticket-link.tsx'
import css from './merged-notice.module.css'
import { useUnmerge } from './use-merge.ts'

/** Says of a ticket that was merged where it is gone on with, and takes it back. */
export function MergedNotice({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const unmerge = useUnmerge()
  const { mergedInto: into } = ticket
  if (into === null) return null
  return (
    <div className={css['notice']} role="status">
      <IconArrowMerge size={18} aria-hidden />
      <p>
        {into.number === null
          ? t('merge.goneAway')
          : t('merge.goneTo', { number: into.number, subject: into.subject ?? '' })}
      </p>
      <Group gap={8}>
        {into.number !== null && (
          <TicketLink number={into.number} className={css['link']}>
            {t('merge.follow', { number: into.number })}
          </TicketLink>
        )}
        <Button
          size="compact-sm"
          variant="default"
          loading={unmerge.isPending}
          onClick={() => unmerge.mutate(ticket.number)}
        >
          {t('merge.undo')}
        </Button>
      </Group>
    </div>
  )
}
