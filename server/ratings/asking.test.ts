import { expect, test } from 'vitest'
import { type Asking, decideAsking, lotOf } from './asking.ts'

const now = new Date('2026-03-10T12:00:00Z')
const days = (count: number) => new Date(now.getTime() - count * 86_400_000)
const everybody = { percent: 100, pauseDays: 0 }
const nobodyBefore = { isRated: false, lastAskedAt: undefined, lot: 0 }

const recently = (count: number): Asking => ({ asks: false, reason: 'asked_recently', days: count })

test.each([
  ['everybody, if nothing is said against it', everybody, {}, { asks: true }],
  ['nobody about what has a rating', everybody, { isRated: true }, { asks: false, reason: 'rated' }],
  ['again at once, where there is no pause', everybody, { lastAskedAt: days(0) }, { asks: true }],
  ['nobody within the pause', { percent: 100, pauseDays: 7 }, { lastAskedAt: days(5) }, recently(5)],
  ['nobody who is going to be asked', { percent: 100, pauseDays: 7 }, { lastAskedAt: days(-2) }, recently(0)],
  [
    'again when the pause is over to the minute',
    { percent: 100, pauseDays: 7 },
    { lastAskedAt: days(7) },
    { asks: true },
  ],
  ['those on whom the lot falls', { percent: 30, pauseDays: 0 }, { lot: 29 }, { asks: true }],
  ['none of the others', { percent: 30, pauseDays: 0 }, { lot: 30 }, { asks: false, reason: 'not_sampled' }],
  ['of a pause before a lot', { percent: 1, pauseDays: 7 }, { lot: 99, lastAskedAt: days(1) }, recently(1)],
] as const)('asks %s', (_, plan, facts, asking) => {
  expect(decideAsking(plan, { ...nobodyBefore, ...facts }, now)).toEqual(asking)
})

test('the lot of a ticket is its own, and falls evenly', () => {
  const lots = Array.from({ length: 5000 }, () => lotOf(crypto.randomUUID()))
  const below = lots.filter((lot) => lot < 30).length

  expect(lotOf('0198f000-0000-7000-8000-0000000000ff')).toBe(lotOf('0198f000-0000-7000-8000-0000000000ff'))
  expect(lots.every((lot) => lot >= 0 && lot < 100)).toBe(true)
  expect(below / lots.length).toBeGreaterThan(0.26)
  expect(below / lots.length).toBeLessThan(0.34)
})
