import { describe, expect, test } from 'vitest'
import { clockOf, parseDuration } from './duration.ts'

describe('a typed duration', () => {
  test.each([
    ['', 0],
    ['5', 300],
    ['4:05', 245],
    ['90:00', 5400],
    ['1:02:03', 3723],
    ['5 min', 300],
    ['5m', 300],
    ['1 h 20 min', 4800],
    ['1h', 3600],
    ['1,5 h', 5400],
    ['1 hora 5 minutos', 3900],
    ['45 s', 45],
    ['2 min 30 s', 150],
  ])('%j is %i seconds', (typed, seconds) => {
    expect(parseDuration(typed)).toBe(seconds)
  })

  test.each(['soon', '4:75', '1:75:00', '-3', '25 h', '1 h x'])('%j is refused', (typed) => {
    expect(parseDuration(typed)).toBeUndefined()
  })
})

test.each([
  [0, '0:00'],
  [65, '1:05'],
  [3723, '1:02:03'],
])('%i seconds on the timer read %s', (seconds, clock) => {
  expect(clockOf(seconds)).toBe(clock)
  expect(parseDuration(clock)).toBe(seconds)
})
