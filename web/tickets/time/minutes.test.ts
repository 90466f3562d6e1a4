import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesIn } from './minutes.ts'

test.each([
  ['45', 45],
  [' 45 min ', 45],
  ['1:30', 90],
  ['0:05', 5],
  ['1h', 60],
  ['1h30', 90],
  ['1 h 30 min', 90],
  ['2 horas', 120],
  ['1.5 h', 90],
  ['1,5h', 90],
  ['0,25 h', 15],
  ['24h', 1440],
  ['1440', 1440],
])('“%s” are %i minutes', (typed, minutes) => {
  expect(minutesIn(typed)).toBe(minutes)
})

test.each(['', '0', '1441', '25h', '1:60', '-5', 'mucho', '1h 30 h', '5 m 5'])('“%s” is no time', (typed) => {
  expect(minutesIn(typed)).toBeUndefined()
})

test('hours and minutes with a colon come to what they say, whatever they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 59 }), (hours, minutes) => {
      expect(minutesIn(`${hours}:${String(minutes).padStart(2, '0')}`)).toBe(hours * 60 + minutes)
    }),
  )
})
