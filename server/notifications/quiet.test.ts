import { describe, expect, test } from 'vitest'
import { quietUntil } from './quiet.ts'

const zone = 'Europe/Madrid'
const weekday = [1, 2, 3, 4, 5]
const nights = { from: '22:00', to: '07:00', days: weekday }
const lunch = { from: '14:00', to: '16:00', days: weekday }
const weekend = { from: '00:00', to: '00:00', days: [6, 7] }

// 2 March 2026 is a Monday; Madrid is at UTC+1 until 29 March.
describe('quiet hours', () => {
  test.each([
    ['before them nothing is quiet', nights, '2026-03-02T20:59:59Z', undefined],
    ['end on the next morning', nights, '2026-03-02T21:00:00Z', '2026-03-03T06:00:00.000Z'],
    ['go on after midnight', nights, '2026-03-03T03:30:41Z', '2026-03-03T06:00:00.000Z'],
    ['are over at their end', nights, '2026-03-03T06:00:00Z', undefined],
    ['that begin on Friday end on Saturday', nights, '2026-03-07T05:00:00Z', '2026-03-07T06:00:00.000Z'],
    ['begin on no other days', nights, '2026-03-07T22:00:00Z', undefined],
    ['of Sunday night are not those of Monday', nights, '2026-03-09T03:00:00Z', undefined],
    ['may lie within a day', lunch, '2026-03-02T13:30:00Z', '2026-03-02T15:00:00.000Z'],
    ['within a day end there', lunch, '2026-03-02T15:00:00Z', undefined],
    ['of whole days follow one another', weekend, '2026-03-07T11:00:00Z', '2026-03-08T23:00:00.000Z'],
    [
      'end by the clock that is put forward',
      { ...nights, days: [6] },
      '2026-03-28T22:00:00Z',
      '2026-03-29T05:00:00.000Z',
    ],
    ['end by the clock that is put back', { ...nights, days: [6] }, '2026-10-24T21:00:00Z', '2026-10-25T06:00:00.000Z'],
  ])('%s', (_, quiet, now, end) => {
    expect(quietUntil(quiet, zone, new Date(now))?.toISOString()).toBe(end)
  })

  test('are none for who has none', () => {
    expect(quietUntil(null, zone, new Date())).toBeUndefined()
  })

  test('of every whole day are looked at again after some days', () => {
    const always = { from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] }

    expect(quietUntil(always, zone, new Date('2026-03-02T12:00:00Z'))?.toISOString()).toBe('2026-03-09T23:00:00.000Z')
  })
})
