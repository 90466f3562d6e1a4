import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Message } from '#contract/messages.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import type { HistoryEntry, Ticket, TicketStatus } from '#contract/tickets.ts'
import { ApiError, api } from '#web/lib/api.ts'
import { newKey } from '#web/lib/client.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { waitingReply } from '#web/lib/waiting-reply.ts'
import {
  historyIn,
  historyQuery,
  type MessagesData,
  messagesIn,
  messagesQuery,
  ticketQuery,
  withNewest,
} from '../queries.ts'
import { scheduledQuery } from '../scheduled/queries.ts'
import { type Attempt, attemptFor, isSettled } from './attempt.ts'
import { messagesSince, newsSince } from './news.ts'
import type { Seen } from './use-seen.ts'

/** So long a reply waits to be taken back. */
const undoSeconds = 10

export interface Outgoing {
  kind: 'reply' | 'note'
  bodyHtml: string
  to: string[]
  cc: string[]
  bcc: string[]
  dropped: string[]
  quotesHistory: boolean | undefined
  attachmentIds: string[]
  status: TicketStatus | undefined
  /** Absent: once it can no longer be taken back. */
  sendAt: string | undefined
}

export interface News {
  messages: Message[]
  history: HistoryEntry[]
}

export type SendState =
  | { kind: 'idle' }
  | { kind: 'sending'; outgoing: Outgoing; since: string }
  | { kind: 'failed'; error: unknown; outgoing: Outgoing }
  | { kind: 'conflict'; news: News; outgoing: Outgoing; ticket: Ticket }

interface Handlers {
  onSent: (outgoing: Outgoing, mentions: Message['mentions']) => void
  /** The text goes back to where it was written. */
  onRefused: () => void
}

/** Sends once, however often it is asked to, and stops when the ticket moved on since the reader looked. */
export function useSend(number: number, { onSent, onRefused }: Handlers) {
  const queries = useQueryClient()
  const me = useMe().id
  const [state, setState] = useState<SendState>({ kind: 'idle' })
  const attempt = useRef<Attempt>(undefined)
  const isRunning = useRef(false)
  // An attempt without an answer may have arrived: then the own message is news too.
  const isUncertain = useRef(false)

  async function send(outgoing: Outgoing, seen: Seen): Promise<void> {
    if (isRunning.current) return
    isRunning.current = true
    setState({ kind: 'sending', outgoing, since: new Date().toISOString() })
    try {
      const written = await post(outgoing, seen)
      attempt.current = undefined
      isUncertain.current = false
      showWritten(written)
      setState({ kind: 'idle' })
      onSent(outgoing, 'mentions' in written ? written.mentions : [])
    } catch (error) {
      const next = await nextAfter(error, outgoing, seen)
      if (next.kind === 'again') {
        isRunning.current = false
        return await send(outgoing, next.seen)
      }
      setState(next)
      onRefused()
    }
    isRunning.current = false
  }

  function post(outgoing: Outgoing, seen: Seen): Promise<Message | ScheduledReply> {
    attempt.current = attemptFor(attempt.current, outgoing, newKey)
    const { kind, bodyHtml, attachmentIds, status } = outgoing
    return api.messages.add({
      params: { number },
      body: { kind, bodyHtml, attachmentIds, ...(kind === 'reply' && replyParts(outgoing)), ...(status && { status }) },
      headers: { ifMatch: seen.version, idempotencyKey: attempt.current.key },
    })
  }

  async function nextAfter(error: unknown, outgoing: Outgoing, seen: Seen): Promise<SendState | Again> {
    if (!(error instanceof ApiError)) return { kind: 'failed', error, outgoing }
    if (isSettled(error.status, error.code)) attempt.current = undefined
    else isUncertain.current = true
    if (error.code !== 'ticket_changed') return { kind: 'failed', error, outgoing }
    try {
      const { ticket, news } = await loadNews(seen)
      // Only the reader's own acts and the post office moved the ticket: nothing to ask about.
      if (isOwnDoing(news) && ticket.version !== seen.version) return { kind: 'again', seen: seenOf(ticket) }
      return { kind: 'conflict', news, outgoing, ticket }
    } catch (failure) {
      return { kind: 'failed', error: failure, outgoing }
    }
  }

  async function loadNews(seen: Seen) {
    const since = { at: seen.at, me: isUncertain.current ? undefined : me }
    const [ticket, messages, history] = await Promise.all([
      queries.fetchQuery({ ...ticketQuery(number), staleTime: 0 }),
      queries.fetchInfiniteQuery({ ...messagesQuery(number), staleTime: 0 }).then(messagesIn),
      queries.fetchInfiniteQuery({ ...historyQuery(number), staleTime: 0 }).then(historyIn),
    ])
    return { ticket, news: { messages: messagesSince(messages, since), history: newsSince(history, since) } }
  }

  function showWritten(written: Message | ScheduledReply): void {
    if ('sendAt' in written) {
      queries.setQueryData(scheduledQuery(number).queryKey, (all) => withOne(all ?? [], waitingReply(written)))
    } else {
      queries.setQueryData<MessagesData>(keys.messages(number), (all) => all && withNewest(all, written))
    }
    void queries.invalidateQueries({ queryKey: keys.ownReplies })
    void queries.invalidateQueries({ queryKey: keys.ticket(number) })
    void queries.invalidateQueries({ queryKey: keys.viewLists })
    void queries.invalidateQueries({ queryKey: keys.viewCounts })
  }

  return { state, send, dismiss: () => setState({ kind: 'idle' }) }
}

function replyParts({ to, cc, bcc, dropped, quotesHistory, sendAt }: Outgoing) {
  return {
    ...(sendAt === undefined ? { undoSeconds } : { sendAt }),
    // Without one, the server knows whom it is for, or that there is nobody to write to.
    ...(to.length > 0 && { to }),
    cc,
    bcc,
    ...(dropped.length > 0 && { dropParticipants: dropped }),
    ...(quotesHistory !== undefined && { quotesHistory }),
  }
}

function withOne<Item extends { id: string }>(all: Item[], one: Item): Item[] {
  return all.some(({ id }) => id === one.id) ? all : [...all, one]
}

interface Again {
  kind: 'again'
  seen: Seen
}

function seenOf(ticket: Ticket): Seen {
  return { version: ticket.version, at: ticket.updatedAt }
}

function isOwnDoing(news: News): boolean {
  return news.messages.length === 0 && news.history.length === 0
}
