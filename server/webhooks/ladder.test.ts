import { expect, test } from 'vitest'
import { ladderMs, nextAttempt } from './ladder.ts'

const now = new Date('2026-11-29T10:00:00.000Z')
const after = (attemptCount: number, retryAfter?: string) => {
  const at = nextAttempt(attemptCount, now, retryAfter)
  return at && (at.getTime() - now.getTime()) / 1000
}

test('pauses grow, and three days after the first attempt comes the last one', () => {
  const pauses = Array.from({ length: 10 }, (_, index) => after(index + 1) ?? 0)

  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  expect(after(11)).toBeUndefined()
  expect(ladderMs / 3_600_000).toBeCloseTo(71.6, 1)
})

test.each([
  ['a later time in seconds', '60', 60],
  ['a later time as a date', 'Sun, 29 Nov 2026 10:02:00 GMT', 120],
  ['an earlier time', '1', 5],
  ['a time in the past', 'Sun, 29 Nov 2026 09:00:00 GMT', 5],
  ['a time too far away', '99999999', 86_400],
  ['nothing that means a time', 'soon', 5],
])('a receiver that wishes for %s is heard as far as that is sensible', (_, retryAfter, seconds) => {
  expect(after(1, retryAfter)).toBe(seconds)
})
