import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { Failed } from '../frame/failed.tsx'
import css from './conversation.module.css'
import { MessageCard } from './message-card.tsx'
import { conversationQuery } from './queries.ts'

interface Props {
  number: number
  visitor: Me
}

export function Conversation({ number, visitor }: Props) {
  const { t } = useTranslation('portal')
  const conversation = useInfiniteQuery(conversationQuery(number))
  const messages = (conversation.data?.pages ?? []).flatMap(({ items }) => items).reverse()
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation" className="visually-hidden">
        {t('request.conversation')}
      </h2>
      {conversation.isPending && <SkeletonLines count={4} height={18} gap={14} />}
      {conversation.isError && <Failed error={conversation.error} onRetry={() => void conversation.refetch()} />}
      {conversation.hasNextPage && (
        <Button
          className={css['older'] ?? ''}
          variant="default"
          loading={conversation.isFetchingNextPage}
          onClick={() => void conversation.fetchNextPage()}
        >
          {t('request.older')}
        </Button>
      )}
      {conversation.data && (
        <ol className={css['list']} aria-live="polite" aria-relevant="additions">
          {messages.map((message) => (
            <MessageCard key={message.id} message={message} visitor={visitor} />
          ))}
        </ol>
      )}
    </section>
  )
}
