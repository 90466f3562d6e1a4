import { expect, test } from 'vitest'
import { lastDue } from './schedule.ts'

const every = [1, 2, 3, 4, 5, 6, 7]
const at = (text: string) => new Date(text)

test.each<[string, string, number[], string, string, string, string | undefined]>([
  [
    'in the zone of the desk',
    '08:00',
    every,
    'Europe/Madrid',
    '2026-07-01T00:00Z',
    '2026-07-01T07:00Z',
    '2026-07-01T06:00Z',
  ],
  ['not before its time', '08:00', every, 'Europe/Madrid', '2026-07-01T00:00Z', '2026-07-01T05:59Z', undefined],
  ['not twice', '08:00', every, 'Europe/Madrid', '2026-07-01T06:00Z', '2026-07-01T07:00Z', undefined],
  ['only on its days', '08:00', [1], 'UTC', '2026-11-22T09:00Z', '2026-11-29T12:00Z', '2026-11-23T08:00Z'],
  [
    'late, once, after a long stand',
    '08:00',
    every,
    'UTC',
    '2026-11-01T09:00Z',
    '2026-11-29T12:00Z',
    '2026-11-29T08:00Z',
  ],
  [
    'after the clock was put forward',
    '08:00',
    every,
    'Europe/Madrid',
    '2026-03-28T12:00Z',
    '2026-03-29T12:00Z',
    '2026-03-29T06:00Z',
  ],
  [
    'at a time that does not come',
    '02:30',
    every,
    'Europe/Madrid',
    '2026-03-28T12:00Z',
    '2026-03-29T12:00Z',
    '2026-03-29T01:30Z',
  ],
  [
    'at a time that comes twice',
    '02:30',
    every,
    'Europe/Madrid',
    '2026-10-24T12:00Z',
    '2026-10-25T12:00Z',
    '2026-10-25T01:30Z',
  ],
])('a schedule is due %s', (_, time, days, zone, after, now, due) => {
  const found = lastDue({ kind: 'schedule', at: time, days }, zone, at(after), at(now))

  expect(found?.toISOString()).toBe(due === undefined ? undefined : at(due).toISOString())
})
