import type { Message } from '#contract/messages.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import type { ChangeLine } from './change.ts'
import { changeLinesOf } from './change-lines.ts'

export type TimelineItem =
  | { kind: 'message'; key: string; at: string; message: Message }
  | { kind: 'changes'; key: string; at: string; lines: ChangeLine[] }

/** Messages with the changes between them; changes that follow each other make one item. */
export function timelineOf(messages: Message[], history: HistoryEntry[]): TimelineItem[] {
  const lines = history.filter((entry) => !tellsItself(entry, messages)).flatMap(changeLinesOf)
  const single: TimelineItem[] = [
    ...messages.map((message): TimelineItem => ({ kind: 'message', key: message.id, at: message.createdAt, message })),
    ...lines.map((line): TimelineItem => ({ kind: 'changes', key: line.id, at: line.at, lines: [line] })),
  ]
  return joinNeighbours(single.sort(byTime))
}

/** The part of a run of changes that is shown before somebody asks for the rest. */
export function foldLines(lines: ChangeLine[], shown = 1): { shown: ChangeLine[]; hidden: ChangeLine[] } {
  // Hiding a single line behind a button of the same height helps nobody.
  if (lines.length <= shown + 1) return { shown: lines, hidden: [] }
  return { shown: lines.slice(0, shown), hidden: lines.slice(shown) }
}

function tellsItself(entry: HistoryEntry, messages: Message[]): boolean {
  if (entry.type === 'message.delivery') return true
  if (entry.type !== 'ticket.created') return false
  const first = messages[0]
  return first === undefined || entry.cause.person === null || first.author?.id === entry.cause.person.id
}

function byTime(a: TimelineItem, b: TimelineItem): number {
  const difference = Date.parse(a.at) - Date.parse(b.at)
  // A message and what it changed carry the same instant: the message comes first.
  return difference !== 0 ? difference : rank(a) - rank(b)
}

function rank(item: TimelineItem): number {
  return item.kind === 'message' ? 0 : 1
}

function joinNeighbours(items: TimelineItem[]): TimelineItem[] {
  const joined: TimelineItem[] = []
  for (const item of items) {
    const last = joined.at(-1)
    if (item.kind === 'changes' && last?.kind === 'changes') last.lines = [...last.lines, ...item.lines]
    else joined.push(item.kind === 'changes' ? { ...item } : item)
  }
  return joined
}
