import type { Work } from '../kernel/context.ts'
import { react } from '../tickets/index.ts'

interface FoundPattern {
  groupId: string
  words: string[]
  count: number
}

/** Tells those who want to know of a pattern, once, at the newest of its tickets. */
export async function tellOfPattern(work: Work, { groupId, words, count }: FoundPattern): Promise<void> {
  const ticket = await work.tx
    .selectFrom('groupTickets as g')
    .innerJoin('tickets as t', 't.id', 'g.ticketId')
    .selectAll('t')
    .where('g.groupId', '=', groupId)
    .orderBy('g.createdAt', 'desc')
    .orderBy('t.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (ticket === undefined) return
  const cause = { kind: 'system', job: 'patterns:sweep' } as const
  await react(work, { type: 'pattern.found', ticket, text: `${count} × ${words.join(', ')}`, cause })
}
