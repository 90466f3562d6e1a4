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

/** How many messages each ticket has: three on average, which holds for every beginning of the series. */
export function messageCounter(): (status: TicketStatus) => number {
  let place = 0
  let owed = 0
  return (status) => {
    place = (place + 7) % wanted.length
    const planned = status === 'new' ? 1 : (wanted[place] ?? 3)
    const count = status !== 'new' && owed > 0 ? planned + 1 : planned
    owed += 3 - count
    return count
  }
}
