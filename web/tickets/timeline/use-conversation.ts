import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { ApiError } from '#web/lib/api-error.ts'
import { historyQuery, messagesQuery } from '../queries.ts'
import { timelineOf } from './timeline.ts'

/**
 * The part of a conversation that is read: its end, or what lies around a linked message that is not there. More of it
 * in both directions when it is asked for, with what happened between.
 */
export function useConversation(number: number, linkedId: string | undefined) {
  const newest = useInfiniteQuery(messagesQuery(number))
  const isElsewhere = useIsElsewhere(linkedId, newest.data)
  const around = useInfiniteQuery({ ...messagesQuery(number, linkedId), enabled: isElsewhere })
  const isLost = isElsewhere && around.error instanceof ApiError && around.error.code === 'not_found'
  const read = isElsewhere && !isLost ? around : newest
  const messages = read.data
  const [hasOlder, hasNewer] = [read.hasNextPage, read.hasPreviousPage]
  const history = useHistory(number, {
    since: hasOlder ? messages?.[0]?.createdAt : undefined,
    until: hasNewer ? messages?.at(-1)?.createdAt : undefined,
  })
  const items = useMemo(() => timelineOf(messages ?? [], history.entries), [messages, history.entries])
  return {
    items,
    messages,
    error: read.error,
    retry: () => void read.refetch(),
    // Without the history the conversation is still worth reading.
    isPending: read.isPending || history.isPending,
    isElsewhere: read === around && isElsewhere,
    isLost,
    hasOlder,
    hasNewer,
    isLoadingOlder: read.isFetchingNextPage,
    loadOlder: () => void (read.isFetchingNextPage || read.fetchNextPage()),
    loadNewer: () => void (read.isFetchingPreviousPage || read.fetchPreviousPage()),
  }
}

export type Conversation = ReturnType<typeof useConversation>

/** Decided once for each link: what arrives later must not take the reader elsewhere. */
function useIsElsewhere(linkedId: string | undefined, newest: { id: string }[] | undefined): boolean {
  const decided = useRef<{ id: string; isElsewhere: boolean }>(undefined)
  if (linkedId === undefined || newest === undefined) return false
  if (decided.current?.id !== linkedId) {
    decided.current = { id: linkedId, isElsewhere: !newest.some(({ id }) => id === linkedId) }
  }
  return decided.current.isElsewhere
}

interface Range {
  /** Undefined: from the beginning on. */
  since: string | undefined
  /** Undefined: up to now. */
  until: string | undefined
}

/** What happened between the messages that are read. */
function useHistory(number: number, { since, until }: Range) {
  const history = useInfiniteQuery({ ...historyQuery(number, until), placeholderData: keepPreviousData })
  const { data, hasNextPage, isFetching, fetchNextPage } = history
  const first = data?.[0]
  const reaches = first === undefined || (since !== undefined && first.createdAt < since)

  useEffect(() => {
    if (hasNextPage && !reaches && !isFetching) void fetchNextPage()
  }, [hasNextPage, reaches, isFetching, fetchNextPage])

  const entries = useMemo(
    () => (data ?? []).filter(({ createdAt }) => since === undefined || createdAt >= since),
    [data, since],
  )
  return { entries, isPending: history.isPending }
}
