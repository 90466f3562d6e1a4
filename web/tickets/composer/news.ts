import type { Message } from '#contract/messages.ts'
import type { HistoryEntry } from '#contract/tickets.ts'

interface Since {
  at: string
  /** Whose own acts are no news; undefined: everybody's are. */
  me: string | undefined
}

/** What is told of a ticket without anybody's having done something on it. */
const silent: readonly HistoryEntry['type'][] = ['message.delivery', 'sla.applied', 'clock.warning', 'clock.breached']

/** What others did after the reader looked: it decides whether sending has to stop. */
export function newsSince(history: HistoryEntry[], { at, me }: Since): HistoryEntry[] {
  return history.filter(
    (entry) => !silent.includes(entry.type) && isAfter(entry.createdAt, at) && isByAnother(entry.cause.person?.id, me),
  )
}

export function messagesSince(messages: Message[], { at, me }: Since): Message[] {
  return messages.filter((message) => isAfter(message.createdAt, at) && isByAnother(message.author?.id, me))
}

function isByAnother(id: string | undefined, me: string | undefined): boolean {
  return me === undefined || id !== me
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other)
}
