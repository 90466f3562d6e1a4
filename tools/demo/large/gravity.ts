import type { Chance, Scenario } from '#server/samples/index.ts'

// As in server/tickets/priority.ts, which is that feature's own.
const matrix = [
  [4, 4, 3],
  [4, 3, 2],
  [3, 2, 1],
]

export function impactAndUrgency(chance: Chance, scenario: Scenario) {
  const impact = chance.happens(0.8) ? (scenario.impact ?? 1) : chance.between(1, 3)
  const urgency = chance.happens(0.8) ? (scenario.urgency ?? 2) : chance.between(1, 3)
  return { impact, urgency, priority: matrix[impact - 1]?.[urgency - 1] ?? 3 }
}
