import { expect, test } from 'vitest'
import { type Repetition, repetitionOf, ruleOf, weekdayName } from './rule-words.ts'

test.each<[string, Repetition]>([
  ['FREQ=DAILY', { how: 'daily' }],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', { how: 'workdays' }],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', { how: 'weekly', days: ['MO', 'FR'], every: 2 }],
  ['FREQ=MONTHLY;BYMONTHDAY=31', { how: 'monthDay', day: 31, every: 1 }],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1', { how: 'monthDay', day: 1, every: 3 }],
  ['FREQ=MONTHLY;BYDAY=-1FR', { how: 'monthWeekday', place: -1, weekday: 'FR' }],
  ['FREQ=YEARLY', { how: 'yearly' }],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', { how: 'own', rule: 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1' }],
])('%s is read and written as the same words', (rule, repetition) => {
  expect(repetitionOf(rule)).toEqual(repetition)
  expect(ruleOf(repetition)).toBe(rule)
})

test('weekdays have their names', () => {
  expect([weekdayName('MO', 'es'), weekdayName('SU', 'en')]).toEqual(['lunes', 'Sunday'])
})
