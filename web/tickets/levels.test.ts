import { expect, test } from 'vitest'
import { priorityOf } from './levels.ts'

test.each([
  [3, 3, 1],
  [3, 2, 2],
  [2, 3, 2],
  [3, 1, 3],
  [2, 2, 3],
  [1, 3, 3],
  [2, 1, 4],
  [1, 2, 4],
  [1, 1, 4],
])('impact %i and urgency %i give priority %i', (impact, urgency, priority) => {
  expect(priorityOf(impact, urgency)).toBe(priority)
})
