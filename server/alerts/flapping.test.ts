import { expect, test } from 'vitest'
import { type Beat, beat, flapsAt, type Pulse } from './flapping.ts'

const minute = 60_000
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23) + minutes * minute)

function toldOf(minutes: number[]): Beat['told'][] {
  let pulse: Pulse = { changedAt: [], isFlapping: false }
  return minutes.map((minutesIn) => {
    const next = beat(pulse, at(minutesIn))
    pulse = next
    return next.told
  })
}

test.each<[string, number[], Beat['told'][]]>([
  ['four changes are told each', [0, 1, 2, 3], ['each', 'each', 'each', 'each']],
  ['the fifth within half an hour is told as flapping', [0, 5, 10, 15, 20], ['each', 'each', 'each', 'each', 'begins']],
  ['five over more than half an hour are no flapping', [0, 8, 16, 24, 32], ['each', 'each', 'each', 'each', 'each']],
  ['what follows is held', [0, 1, 2, 3, 4, 5, 19], ['each', 'each', 'each', 'each', 'begins', 'held', 'held']],
  [
    'after a quarter of an hour of quiet it is told again',
    [0, 1, 2, 3, 4, 19],
    ['each', 'each', 'each', 'each', 'begins', 'each'],
  ],
])('%s', (_, minutes, expected) => {
  expect(toldOf(minutes)).toEqual(expected)
})

test('it ends by being quiet alone', () => {
  const pulse = { changedAt: [at(0)], isFlapping: true }

  expect(flapsAt(pulse, at(14))).toBe(true)
  expect(flapsAt(pulse, at(15))).toBe(false)
})
