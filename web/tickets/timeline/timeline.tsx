import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { historyQuery, messagesQuery } from '../queries.ts'
import type { Scheduled } from '../scheduled/use-scheduled.ts'
import type { OutgoingMessage } from './outgoing-card.tsx'
import css from './timeline.module.css'
import { timelineOf } from './timeline.ts'
import { TimelineFeed } from './timeline-feed.tsx'
import { TimelineSkeleton } from './timeline-skeleton.tsx'

interface Props {
  ticket: Ticket
  outgoing: OutgoingMessage | undefined
  scheduled: Scheduled
}

/** All that passed in a ticket, oldest first. */
export function Timeline({ ticket, outgoing, scheduled }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const messages = useQuery(messagesQuery(ticket.number))
  // Without the history the conversation is still worth reading.
  const history = useQuery(historyQuery(ticket.number))
  const items = useMemo(() => timelineOf(messages.data ?? [], history.data ?? []), [messages.data, history.data])

  if (messages.isPending || history.isPending) return <TimelineSkeleton />
  if (messages.data === undefined) {
    return (
      <div className={css['scroller']}>
        <EmptyState
          icon={<IconAlertCircle size={26} />}
          title={t('timeline.failed')}
          text={errorText(messages.error)}
          action={<Button onClick={() => void messages.refetch()}>{t('pane.retry')}</Button>}
        />
      </div>
    )
  }
  return <TimelineFeed ticket={ticket} items={items} outgoing={outgoing} scheduled={scheduled} />
}
