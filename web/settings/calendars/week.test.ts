import { expect, test } from 'vitest'
import { faultsOf, groupsOf, nextInterval, readTime } from './week.ts'

test.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['18h', '18:00'],
  ['24', '24:00'],
  ['24:01', undefined],
  ['25', undefined],
  ['9:60', undefined],
  ['noon', undefined],
  ['', undefined],
])('“%s” is the time %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})

test('each interval is told what is wrong with it', () => {
  const intervals = [
    { from: '09:00', to: '14:00' },
    { from: '13:00', to: '15:00' },
    { from: '22:00', to: '06:00' },
    { from: '', to: '10:00' },
    { from: '15:00', to: '24:00' },
  ]

  expect(faultsOf(intervals)).toEqual([undefined, 'overlap', 'backwards', 'time', undefined])
})

test('the next interval of a day begins after a break', () => {
  expect(nextInterval([])).toEqual({ from: '09:00', to: '18:00' })
  expect(nextInterval([{ from: '09:00', to: '14:00' }])).toEqual({ from: '15:00', to: '18:00' })
  expect(nextInterval([{ from: '00:00', to: '24:00' }])).toEqual({ from: '', to: '' })
})

test('neighbouring days of the same hours are said together', () => {
  const hours = [{ from: '09:00', to: '18:00' }]
  const saturday = [{ from: '10:00', to: '13:00' }]

  const groups = groupsOf({
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday,
    sunday: [],
  })

  expect(groups).toEqual([
    { first: 'monday', last: 'friday', hours },
    { first: 'saturday', last: 'saturday', hours: saturday },
  ])
})
