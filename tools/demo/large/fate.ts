import type { TicketStatus } from '#contract/tickets.ts'
import type { Chance } from '#server/samples/index.ts'

const wanted = [1, 2, 2, 3, 3, 3, 3, 4, 4, 5]

/** Where tickets stand, by how recent they are: about 92 % closed, 3 % solved and 5 % not. */
export function statusAt(chance: Chance, recency: number): TicketStatus {
  if (chance.happens(0.9 * Math.exp(-recency / 0.05) + 0.005)) return unsolved(chance)
  return chance.happens(0.9 * Math.exp(-recency / 0.06)) ? 'solved' : 'closed'
}

function unsolved(chance: Chance): TicketStatus {
  const dice = chance.next()
  if (dice < 0.12) return 'new'
  if (dice < 0.6) return 'open'
  return dice < 0.87 ? 'pending' : 'on_hold'
}

/** How many messages each ticket has: three on average, and exactly three times as many as tickets in the end. */
export function messageCounter(tickets: number): (status: TicketStatus) => number {
  let given = 0
  let owed = 0
  return (status) => {
    given += 1
    const planned = status === 'new' ? 1 : (wanted[(given * 7) % wanted.length] ?? 3) + Math.max(0, Math.min(owed, 4))
    const count = given === tickets ? Math.max(1, 3 + owed) : planned
    owed += 3 - count
    return count
  }
}
