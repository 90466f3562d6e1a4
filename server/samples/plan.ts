import type { Chance } from './chance.ts'
import { isOfficeDay, startOfDay } from './office-hours.ts'
import type { Scenario } from './scenario.ts'

/** Where a ticket stands in the end, if time allows. */
export type Ending = 'new' | 'open' | 'pending' | 'on_hold' | 'solved'

export interface TicketPlan {
  scenario: Scenario
  /** Which wording of everything: grows with each use of the scenario. */
  variant: number
  createdAt: number
  ending: Ending
}

const day = 86_400_000
const spanDays = 90

/** What happens when, in the order of time: more of it lately than long ago. */
export function planTickets(chance: Chance, scenarios: readonly Scenario[], count: number, now: number): TicketPlan[] {
  const moments = Array.from({ length: count }, () => momentBefore(chance, now)).sort((a, b) => a - b)
  const uses = new Map<Scenario, number>()
  let deck: Scenario[] = []
  return moments.map((createdAt) => {
    if (deck.length === 0) deck = shuffled(chance, scenarios)
    const scenario = deck.pop()
    if (scenario === undefined) throw new RangeError('There are no scenarios')
    const variant = uses.get(scenario) ?? chance.between(0, 2)
    uses.set(scenario, variant + 1)
    return { scenario, variant, createdAt, ending: endingAt(chance, (now - createdAt) / day) }
  })
}

function momentBefore(chance: Chance, now: number): number {
  const latest = now - chance.between(6, 300) * 60_000
  for (;;) {
    const moment = startOfDay(now, spanDays * chance.next() ** 1.7) + minutesOfDay(chance) * 60_000
    // A few write at the weekend, most on the next day of work.
    if (isOfficeDay(moment) || chance.happens(0.08)) return Math.min(moment + chance.between(0, 59_999), latest)
  }
}

/** Most people write in the morning, a few in the evening. */
function minutesOfDay(chance: Chance): number {
  if (chance.happens(0.07)) return chance.between(19 * 60, 23 * 60)
  return 8 * 60 + Math.floor(660 * chance.next() ** 1.4)
}

function endingAt(chance: Chance, ageDays: number): Ending {
  const dice = chance.next()
  if (ageDays < 1)
    return decide(dice, [
      ['new', 0.45],
      ['open', 0.75],
      ['pending', 0.88],
    ])
  if (ageDays < 4)
    return decide(dice, [
      ['new', 0.08],
      ['open', 0.4],
      ['pending', 0.6],
      ['on_hold', 0.68],
    ])
  if (ageDays < 12)
    return decide(dice, [
      ['open', 0.14],
      ['pending', 0.24],
      ['on_hold', 0.31],
    ])
  return decide(dice, [
    ['on_hold', 0.02],
    ['pending', 0.03],
    ['open', 0.04],
  ])
}

function decide(dice: number, upTo: readonly (readonly [Ending, number])[]): Ending {
  return upTo.find(([, limit]) => dice < limit)?.[0] ?? 'solved'
}

/** Fisher and Yates. */
function shuffled<T>(chance: Chance, from: readonly T[]): T[] {
  const deck = [...from]
  for (let left = deck.length - 1; left > 0; left -= 1) {
    const other = chance.between(0, left)
    const [a, b] = [deck[left], deck[other]]
    if (a !== undefined && b !== undefined) {
      deck[left] = b
      deck[other] = a
    }
  }
  return deck
}
