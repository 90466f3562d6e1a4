import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '#contract/side-conversations.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { MessageCard } from '../timeline/message-card.tsx'
import { sideMessagesQuery } from './queries.ts'
import css from './side-conversations.module.css'

const nobody: ReadonlySet<string> = new Set()

/** What was said, oldest first. Whoever sees it has looked at the news. */
export function SideMessages({ ticket, conversation }: { ticket: Ticket; conversation: SideConversation }) {
  const { t } = useTranslation('tickets')
  const { id, hasNews } = conversation
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isError, refetch } = useInfiniteQuery(
    sideMessagesQuery(ticket.number, id),
  )
  const end = useRef<HTMLDivElement>(null)
  const lastId = data?.at(-1)?.id
  const isShown = lastId !== undefined

  useEffect(() => {
    // Nothing is lost when it fails: it stays news.
    if (hasNews && isShown)
      void api.sideConversations.change({ params: { id }, body: { isSeen: true } }).catch(() => undefined)
  }, [hasNews, isShown, id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came last is where one reads on
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [lastId])

  if (data === undefined && isError) {
    return (
      <p role="alert" className={css['failed']}>
        {t('side.failed')}
        <Button size="compact-xs" variant="default" onClick={() => void refetch()}>
          {t('pane.retry')}
        </Button>
      </p>
    )
  }
  if (data === undefined) return <SkeletonLines count={5} />
  return (
    <>
      {hasNextPage && (
        <Button size="compact-sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('timeline.older')}
        </Button>
      )}
      <div role="feed" aria-label={t('side.messages')} className={css['messages']}>
        {data.map((message, index) => (
          <MessageCard
            key={message.id}
            ticket={ticket}
            message={message}
            usualAddresses={nobody}
            position={{ index, count: hasNextPage ? -1 : data.length }}
            isInside
          />
        ))}
      </div>
      <div ref={end} />
    </>
  )
}
