import { expect, test } from 'vitest'
import { laterTimes } from './later-times.ts'

const madrid = (now: string) =>
  laterTimes(new Date(now), 'Europe/Madrid').map(({ name, at }) => [name, at.slice(0, 16)])

test('on a Thursday morning all four are offered, on the clocks of the author', () => {
  expect(madrid('2026-11-26T09:12:00Z')).toEqual([
    ['hour', '2026-11-26T10:12'],
    ['afternoon', '2026-11-26T15:00'],
    ['tomorrow', '2026-11-27T08:00'],
    ['monday', '2026-11-30T08:00'],
  ])
})

test('late in the day there is no afternoon left', () => {
  expect(madrid('2026-11-26T14:30:00Z').map(([name]) => name)).toEqual(['hour', 'tomorrow', 'monday'])
})

test('on a Sunday, Monday is tomorrow; on a Monday it is the next one', () => {
  expect(madrid('2026-11-29T18:00:00Z').map(([name]) => name)).toEqual(['hour', 'tomorrow'])
  expect(madrid('2026-11-30T18:00:00Z').at(-1)).toEqual(['monday', '2026-12-07T08:00'])
})

test('when clocks change overnight, nine in the morning stays nine in the morning', () => {
  expect(madrid('2026-03-28T18:00:00Z').at(1)).toEqual(['tomorrow', '2026-03-29T07:00'])
})
