import { expect, test } from 'vitest'
import { impactFor, priorityOf } from './priority.ts'

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

test('what is outside the matrix is refused', () => {
  expect(() => priorityOf(4, 1)).toThrow(RangeError)
})

test('a VIP raises impact by one and never beyond high', () => {
  expect([1, 2, 3].map((impact) => impactFor(impact, true))).toEqual([2, 3, 3])
  expect(impactFor(1, false)).toBe(1)
})
