import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './local-instant.ts'

test.each([
  ['2026-11-30T08:00:00.000Z', 'Europe/Madrid', '2026-11-30T09:00'],
  ['2026-07-01T07:00:00.000Z', 'Europe/Madrid', '2026-07-01T09:00'],
  ['2026-11-30T03:30:00.000Z', 'America/Bogota', '2026-11-29T22:30'],
  ['2026-11-30T03:15:00.000Z', 'Asia/Kathmandu', '2026-11-30T09:00'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Madrid', '2026-03-29T03:00'],
  ['2026-10-25T01:30:00.000Z', 'Europe/Madrid', '2026-10-25T02:30'],
])('%s is on the clocks of %s %s, and back', (instant, timeZone, wall) => {
  expect(toLocal(new Date(instant), timeZone)).toBe(wall)
  expect(fromLocal(wall, timeZone)).toBe(instant)
})

test.each([
  ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['', undefined],
  ['2026-13', undefined],
])('“%s” in Madrid means %s', (typed, instant) => expect(fromLocal(typed, 'Europe/Madrid')).toBe(instant))
