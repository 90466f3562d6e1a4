import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTryAt } from './retries.ts'

const start = new Date('2026-11-25T08:00:00Z')
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000)

test('a greylisted mail is tried again after a minute', () => {
  expect(nextTryAt(1, start, start)).toEqual(new Date('2026-11-25T08:01:00Z'))
})

test('pauses grow to four hours', () => {
  expect(nextTryAt(40, start, hours(10))).toEqual(hours(14))
})

test('after three days nobody tries any more, and the last try is at their end', () => {
  expect(nextTryAt(30, start, hours(71))).toEqual(hours(72))
  expect(nextTryAt(31, start, hours(72))).toBeUndefined()
})

test('a next try is later than now and never after the three days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 100 * 3_600_000 }), (attempts, passed) => {
      const now = new Date(start.getTime() + passed)
      const next = nextTryAt(attempts, start, now)
      return next === undefined ? passed >= 72 * 3_600_000 : next > now && next <= hours(72)
    }),
  )
})
