import { describe, expect, test } from 'vitest'
import { type Calendar, calendar } from '#contract/calendars.ts'
import { type DutyFacts, nextDutyAt, standingAt } from './standing.ts'

const day = [{ from: '09:00', to: '18:00' }]
const office = calendar.parse({
  timeZone: 'Europe/Madrid',
  weekly: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
})
const evenings: Calendar = { ...office, weekly: { ...office.weekly, monday: [{ from: '18:00', to: '22:00' }] } }
/** A Monday: 10:00 in Madrid. */
const monday = '2026-11-30T09:00:00Z'

const there: DutyFacts = { state: 'available', absences: [], calendars: [] }
const away = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })

describe('how it is with somebody', () => {
  test.each<[string, Partial<DutyFacts>, string, string]>([
    ['as she said', { state: 'busy' }, monday, 'busy'],
    ['without a calendar at any hour', {}, '2026-11-29T03:00:00Z', 'available'],
    ['within the calendar', { calendars: [office] }, monday, 'available'],
    ['outside of the calendar', { calendars: [office] }, '2026-11-30T19:00:00Z', 'off_hours'],
    ['outside of it whatever she said', { calendars: [office], state: 'busy' }, '2026-11-30T19:00:00Z', 'off_hours'],
    ['within one of two calendars', { calendars: [office, evenings] }, '2026-11-30T19:00:00Z', 'available'],
    ['in an absence', { absences: [away('2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z')] }, monday, 'absent'],
    ['at the first moment of it', { absences: [away(monday, '2026-12-01T00:00:00Z')] }, monday, 'absent'],
    ['at the end of it', { absences: [away('2026-11-29T00:00:00Z', monday)] }, monday, 'available'],
    ['before it', { absences: [away('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z')] }, monday, 'available'],
  ])('%s', (_, facts, at, standing) => {
    expect(standingAt({ ...there, ...facts }, new Date(at))).toBe(standing)
  })
})

describe('when duty next begins by itself', () => {
  test.each<[string, Partial<DutyFacts>, string, string | undefined]>([
    ['at once, where nothing is in the way', {}, monday, monday],
    ['not by itself, where she said not to be there', { state: 'off' }, monday, undefined],
    ['when the calendar opens', { calendars: [office] }, '2026-11-28T12:00:00Z', '2026-11-30T08:00:00.000Z'],
    [
      'when an absence ends',
      { absences: [away('2026-11-29T00:00:00Z', '2026-12-04T11:00:00Z')] },
      monday,
      '2026-12-04T11:00:00.000Z',
    ],
    [
      'when the calendar opens after the absence',
      { calendars: [office], absences: [away('2026-11-29T00:00:00Z', '2026-12-04T18:00:00Z')] },
      monday,
      '2026-12-07T08:00:00.000Z',
    ],
    [
      'after two absences on end',
      {
        absences: [
          away('2026-12-01T00:00:00Z', '2026-12-03T00:00:00Z'),
          away('2026-11-29T00:00:00Z', '2026-12-01T00:00:00Z'),
        ],
      },
      monday,
      '2026-12-03T00:00:00.000Z',
    ],
    [
      'when the first of two calendars opens',
      { calendars: [evenings, office] },
      '2026-11-28T12:00:00Z',
      '2026-11-30T08:00:00.000Z',
    ],
    ['never within sight', { absences: [away('2026-11-29T00:00:00Z', '2028-01-01T00:00:00Z')] }, monday, undefined],
  ])('%s', (_, facts, after, at) => {
    expect(nextDutyAt({ ...there, ...facts }, new Date(after))?.toISOString()).toBe(at && new Date(at).toISOString())
  })
})
