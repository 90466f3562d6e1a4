import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BadRule, nextTime, nextTimes } from './times.ts'

const madrid = { startsAt: '2026-01-05T09:00', timeZone: 'Europe/Madrid' }
const from = new Date('2026-03-26T00:00:00.000Z')
const times = (rule: string, count = 3, more = madrid) =>
  nextTimes({ rule, ...more }, from, count).map((time) => time.toISOString())

test('a wall clock keeps its time when the clocks are changed', () => {
  expect(times('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 4)).toEqual([
    '2026-03-26T08:00:00.000Z',
    '2026-03-27T08:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
    '2026-03-31T07:00:00.000Z',
  ])
})

test.each([
  ['every month on the last Friday', 'FREQ=MONTHLY;BYDAY=-1FR', '2026-03-27T08:00:00.000Z'],
  ['every month on the first workday', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', '2026-04-01T07:00:00.000Z'],
  ['every month on the 31st, where there is one', 'FREQ=MONTHLY;BYMONTHDAY=31', '2026-03-31T07:00:00.000Z'],
  ['every second week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-03-30T07:00:00.000Z'],
  ['every year', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', '2026-12-24T08:00:00.000Z'],
])('%s is understood', (_, rule, next) => {
  expect(times(rule, 1)).toEqual([next])
})

test('a rule that has ended has no next time', () => {
  expect(times('FREQ=DAILY;COUNT=3')).toEqual([])
  expect(times('FREQ=DAILY;UNTIL=20260327T230000Z')).toEqual(['2026-03-26T08:00:00.000Z', '2026-03-27T08:00:00.000Z'])
})

test('a time that the clock leaves out in spring is left out too, as RFC 5545 says', () => {
  const night = { startsAt: '2026-03-01T02:30', timeZone: 'Europe/Madrid' }

  expect(times('FREQ=DAILY', 5, night).slice(3)).toEqual(['2026-03-30T00:30:00.000Z', '2026-03-31T00:30:00.000Z'])
})

test.each(['FREQ=DAILY;BYDAY=XX', 'FREQ=DAILY;INTERVAL=0', 'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2'])(
  '%s is refused',
  (rule) => {
    expect(() => times(rule)).toThrow(BadRule)
  },
)

test('what comes next is later, and nothing lies between', () => {
  const day = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const rule = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((interval) => `FREQ=DAILY;INTERVAL=${interval}`),
    fc.uniqueArray(day, { minLength: 1 }).map((days) => `FREQ=WEEKLY;BYDAY=${days.join(',')}`),
    fc.tuple(fc.constantFrom(1, 2, 3, 4, -1), day).map(([place, one]) => `FREQ=MONTHLY;BYDAY=${place}${one}`),
  )
  fc.assert(
    fc.property(rule, fc.date({ min: from, max: new Date('2030-01-01'), noInvalidDate: true }), (text, at) => {
      const timing = { rule: text, ...madrid }
      const next = nextTime(timing, at)

      expect(next && next > at).toBe(true)
      expect(nextTime(timing, new Date((next?.getTime() ?? 0) - 1))).toEqual(next)
    }),
    { numRuns: 60 },
  )
})
