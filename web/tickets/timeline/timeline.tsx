import { Button } from '@mantine/core'
import { IconAlertCircle, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { showWarning } from '#web/ui/notify.ts'
import type { Scheduled } from '../scheduled/use-scheduled.ts'
import type { OutgoingMessage } from './outgoing-card.tsx'
import css from './timeline.module.css'
import { TimelineFeed } from './timeline-feed.tsx'
import { TimelineSkeleton } from './timeline-skeleton.tsx'
import { useConversation } from './use-conversation.ts'
import { useLinkedMessage } from './use-linked-message.ts'

interface Props {
  ticket: Ticket
  outgoing: OutgoingMessage | undefined
  scheduled: Scheduled
}

/** All that passed in a ticket, oldest first; of a long one the end, or the part that a link leads to. */
export function Timeline({ ticket, outgoing, scheduled }: Props) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const { linkedId, forget, pointAt } = useLinkedMessage()
  // As it was on opening: reading it makes it read.
  const [unread, setUnread] = useState(ticket.unread)
  const conversation = useConversation(ticket.number, linkedId)
  const { isLost, isElsewhere } = conversation

  useEffect(() => {
    if (isLost) showWarning(t('timeline.linkLost'))
  }, [isLost, t])

  // Who writes wants to see it where it will stand.
  const isSending = outgoing !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the router makes the function anew with every render
  useEffect(() => {
    if (isSending && isElsewhere) forget()
  }, [isSending, isElsewhere])

  if (conversation.isPending) return <TimelineSkeleton />
  if (conversation.messages === undefined) {
    return (
      <div className={css['scroller']}>
        <EmptyState
          icon={<IconAlertCircle size={26} />}
          title={t('timeline.failed')}
          text={errorText(conversation.error)}
          action={<Button onClick={conversation.retry}>{t('pane.retry')}</Button>}
        />
      </div>
    )
  }
  return (
    <TimelineFeed
      key={isElsewhere ? linkedId : 'newest'}
      ticket={ticket}
      conversation={conversation}
      linkedId={linkedId}
      unreadId={unread?.firstId}
      outgoing={isElsewhere ? undefined : outgoing}
      scheduled={scheduled}
      onNewest={forget}
    >
      {unread && unread.count > 0 && linkedId === undefined && (
        <button
          type="button"
          className={css['unreadPill']}
          onClick={() => {
            setUnread({ ...unread, count: 0 })
            pointAt(unread.firstId)
          }}
        >
          {t('timeline.unread', { count: unread.count })}
          <IconArrowUp size={15} aria-hidden />
        </button>
      )}
    </TimelineFeed>
  )
}
