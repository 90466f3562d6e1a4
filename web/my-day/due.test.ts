import { expect, test } from 'vitest'
import { dueOf } from './due.ts'

const noon = new Date(2026, 2, 2, 12)

test.each([
  ['a minute ago', new Date(2026, 2, 2, 11, 59), 'overdue'],
  ['yesterday', new Date(2026, 2, 1, 23), 'overdue'],
  ['this evening', new Date(2026, 2, 2, 23, 59), 'today'],
  ['tomorrow', new Date(2026, 2, 3, 0, 0), 'later'],
])('what is due %s is told as such', (_when, due, expected) => {
  expect(dueOf(due.toISOString(), noon)).toBe(expected)
})

test('what has no date is not due', () => {
  expect(dueOf(null, noon)).toBeUndefined()
})
