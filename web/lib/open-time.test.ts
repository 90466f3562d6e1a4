import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseOpenTime, writeOpenTime } from './open-time.ts'

const nineHours = 9 * 3600

test.each([
  ['4 h', 14_400],
  ['30min', 1800],
  ['1 h 30 min', 5400],
  ['1,5 h', 5400],
  ['2 d', 2 * nineHours],
  ['2 días', 2 * nineHours],
  ['1 day 2 hours', nineHours + 7200],
  ['45 minutos', 2700],
])('%s is %d seconds', (typed, seconds) => {
  expect(parseOpenTime(typed, nineHours)).toBe(seconds)
})

test.each(['', '4', 'h', '4 semanas', '4 h y algo', '-1 h', '0 min'])('“%s” is no time', (typed) => {
  expect(parseOpenTime(typed, nineHours)).toBeUndefined()
})

test('what is written is read as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 24 }), (minutes, hours) => {
      expect(parseOpenTime(writeOpenTime(minutes * 60, hours * 3600), hours * 3600)).toBe(minutes * 60)
    }),
  )
})
