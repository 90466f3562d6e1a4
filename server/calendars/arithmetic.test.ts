import { describe, expect, test } from 'vitest'
import { type Calendar, calendar } from '#contract/calendars.ts'
import { addOpenSeconds, always, explainSpans, isOpen, openSeconds, openSpans } from './arithmetic.ts'

const nineToSix = [{ from: '09:00', to: '18:00' }]
const workWeek = { monday: nineToSix, tuesday: nineToSix, wednesday: nineToSix, thursday: nineToSix, friday: nineToSix }
const siesta = [
  { from: '16:00', to: '19:30' },
  { from: '09:00', to: '14:00' },
]
const allDay = [{ from: '00:00', to: '24:00' }]
const everyDay = (intervals: { from: string; to: string }[]) => ({
  monday: intervals,
  tuesday: intervals,
  wednesday: intervals,
  thursday: intervals,
  friday: intervals,
  saturday: intervals,
  sunday: intervals,
})

const office = make('Europe/Madrid', workWeek)
const spanish = make('Europe/Madrid', { monday: siesta, tuesday: siesta, wednesday: siesta, thursday: siesta })
const holidays = make('Europe/Madrid', workWeek, [
  { date: '2026-12-25', yearly: true, name: 'Navidad' },
  { date: '2026-12-24', name: 'Nochebuena', from: '14:00' },
  { date: '2026-12-31', name: 'Nochevieja', from: '13:00', to: '17:00' },
  { date: '2024-02-29', yearly: true, name: 'Leap day' },
])
const nights = (zone: string) => make(zone, everyDay([{ from: '01:00', to: '05:00' }]))
const smallHours = (zone: string) => make(zone, everyDay([{ from: '00:00', to: '02:30' }]))
const overMidnight = (zone: string) =>
  make(
    zone,
    everyDay([
      { from: '00:00', to: '06:00' },
      { from: '22:00', to: '24:00' },
    ]),
  )
const aroundTheClock = (zone: string) => make(zone, everyDay(allDay))

const hour = 3600
const minute = 60

describe('when so many open seconds have passed', () => {
  const cases: [string, Calendar, string, number, string][] = [
    ['inside an interval', office, '2026-12-01T09:00:00Z', 2 * hour, '2026-12-01T11:00:00Z'],
    ['at the very end of an interval', office, '2026-12-01T15:00:00Z', 2 * hour, '2026-12-01T17:00:00Z'],
    ['a second after the end', office, '2026-12-01T15:00:00Z', 2 * hour + 1, '2026-12-02T08:00:01Z'],
    ['over a night', office, '2026-12-01T16:00:00Z', 2 * hour, '2026-12-02T09:00:00Z'],
    ['from before opening', office, '2026-12-01T03:00:00Z', hour, '2026-12-01T09:00:00Z'],
    ['from after closing', office, '2026-12-01T20:00:00Z', hour, '2026-12-02T09:00:00Z'],
    ['from the end of an interval', office, '2026-12-01T17:00:00Z', hour, '2026-12-02T09:00:00Z'],
    ['over a weekend', office, '2026-12-04T16:50:00Z', 4 * hour, '2026-12-07T11:50:00Z'],
    ['from a Saturday', office, '2026-12-05T12:00:00Z', 30 * minute, '2026-12-07T08:30:00Z'],
    ['a whole week', office, '2026-12-01T08:00:00Z', 45 * hour, '2026-12-07T17:00:00Z'],
    ['a year of weeks', office, '2026-01-05T08:00:00Z', 52 * 45 * hour, '2027-01-01T17:00:00Z'],
    ['no seconds, while open', office, '2026-12-01T09:00:00Z', 0, '2026-12-01T09:00:00Z'],
    ['no seconds, while closed', office, '2026-12-01T20:00:00Z', 0, '2026-12-02T08:00:00Z'],
    ['no seconds, just at closing', office, '2026-12-01T17:00:00Z', 0, '2026-12-01T17:00:00Z'],
    ['milliseconds', office, '2026-12-01T16:59:59.400Z', 1, '2026-12-02T08:00:00.400Z'],
    ['a part of a second', office, '2026-12-01T16:59:59.900Z', 0.1, '2026-12-01T17:00:00.000Z'],
    ['over a lunch break', spanish, '2026-12-01T12:30:00Z', hour, '2026-12-01T15:30:00Z'],
    ['from within a lunch break', spanish, '2026-12-01T13:30:00Z', 3.5 * hour, '2026-12-01T18:30:00Z'],
    ['over a lunch break and a long weekend', spanish, '2026-12-03T12:00:00Z', 5 * hour, '2026-12-07T08:30:00Z'],
    ['over a holiday', holidays, '2026-12-24T12:00:00Z', 2 * hour, '2026-12-28T09:00:00Z'],
    ['over a holiday of every year', holidays, '2029-12-24T16:00:00Z', 2 * hour, '2029-12-26T09:00:00Z'],
    ['over a closed part of a day', holidays, '2026-12-31T11:00:00Z', 90 * minute, '2026-12-31T16:30:00Z'],
    ['over 29 February', holidays, '2028-02-28T16:00:00Z', 2 * hour, '2028-03-01T09:00:00Z'],
    ['over the end of February', holidays, '2027-02-26T16:00:00Z', 2 * hour, '2027-03-01T09:00:00Z'],
    ['over midnight', overMidnight('Europe/Madrid'), '2026-12-01T22:30:00Z', hour, '2026-12-01T23:30:00Z'],
    ['to midnight', overMidnight('Europe/Madrid'), '2026-12-01T22:00:00Z', hour, '2026-12-01T23:00:00Z'],
    ['always', always, '2026-12-05T03:00:00Z', 100 * hour, '2026-12-09T07:00:00Z'],
    // Sunday 29 March 2026, Madrid: 02:00 becomes 03:00.
    ['clocks forward, on Monday', office, '2026-03-27T16:00:00Z', 2 * hour, '2026-03-30T08:00:00Z'],
    ['clocks forward, at night', nights('Europe/Madrid'), '2026-03-29T00:00:00Z', 3 * hour, '2026-03-29T03:00:00Z'],
    ['clocks forward, one too many', nights('Europe/Madrid'), '2026-03-29T00:00:00Z', 4 * hour, '2026-03-30T00:00:00Z'],
    [
      'clocks forward, all day',
      aroundTheClock('Europe/Madrid'),
      '2026-03-28T23:00:00Z',
      24 * hour,
      '2026-03-29T23:00:00Z',
    ],
    // Sunday 25 October 2026, Madrid: 03:00 becomes 02:00.
    ['clocks back, on Monday', office, '2026-10-23T15:00:00Z', 2 * hour, '2026-10-26T09:00:00Z'],
    ['clocks back, at night', nights('Europe/Madrid'), '2026-10-24T23:00:00Z', 5 * hour, '2026-10-25T04:00:00Z'],
    ['an hour that comes twice', smallHours('Europe/Madrid'), '2026-10-24T22:00:00Z', 3 * hour, '2026-10-25T01:30:00Z'],
    // New York: 8 March 02:00 becomes 03:00, 1 November 02:00 becomes 01:00.
    ['forward in New York', nights('America/New_York'), '2026-03-08T06:00:00Z', 3 * hour, '2026-03-08T09:00:00Z'],
    ['back in New York', nights('America/New_York'), '2026-11-01T05:00:00Z', 5 * hour, '2026-11-01T10:00:00Z'],
    // Santiago: 5 April 24:00 becomes 23:00 of the Saturday before, 6 September 00:00 becomes 01:00.
    [
      'forward at midnight in Santiago',
      smallHours('America/Santiago'),
      '2026-09-06T04:00:00Z',
      1.5 * hour,
      '2026-09-06T05:30:00Z',
    ],
    [
      'forward over midnight in Santiago',
      overMidnight('America/Santiago'),
      '2026-09-06T02:00:00Z',
      7 * hour,
      '2026-09-06T09:00:00Z',
    ],
    [
      'back at midnight in Santiago',
      overMidnight('America/Santiago'),
      '2026-04-05T01:00:00Z',
      9 * hour,
      '2026-04-05T10:00:00Z',
    ],
    // Lord Howe: 5 April 02:00 becomes 01:30, 4 October 02:00 becomes 02:30.
    ['half an hour back', nights('Australia/Lord_Howe'), '2026-04-04T14:00:00Z', 4.5 * hour, '2026-04-04T18:30:00Z'],
    ['half an hour forward', nights('Australia/Lord_Howe'), '2026-10-03T14:30:00Z', 3.5 * hour, '2026-10-03T18:00:00Z'],
    [
      'a zone of three quarters of an hour',
      officeIn('Asia/Kathmandu'),
      '2026-12-01T03:15:00Z',
      hour,
      '2026-12-01T04:15:00Z',
    ],
    // Samoa left out 30 December 2011, a Friday, whole.
    ['over a day that never was', officeIn('Pacific/Apia'), '2011-12-30T03:00:00Z', 2 * hour, '2012-01-01T20:00:00Z'],
  ]

  test.each(cases)('%s', (_, kept, from, seconds, due) => {
    expect(addOpenSeconds(kept, new Date(from), seconds)).toEqual(new Date(due))
  })
})

describe('how many open seconds lie between two instants', () => {
  const cases: [string, Calendar, string, string, number][] = [
    ['none between the same', office, '2026-12-01T09:00:00Z', '2026-12-01T09:00:00Z', 0],
    ['none backwards', office, '2026-12-01T10:00:00Z', '2026-12-01T09:00:00Z', 0],
    ['none backwards, always', always, '2026-12-01T10:00:00Z', '2026-12-01T09:00:00Z', 0],
    ['a day', office, '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z', 9 * hour],
    ['a night', office, '2026-12-01T17:00:00Z', '2026-12-02T08:00:00Z', 0],
    ['a weekend', office, '2026-12-04T17:00:00Z', '2026-12-07T08:00:00Z', 0],
    ['a week', office, '2026-12-01T00:00:00Z', '2026-12-08T00:00:00Z', 45 * hour],
    ['a week with Christmas', holidays, '2026-12-21T00:00:00Z', '2026-12-28T00:00:00Z', 32 * hour],
    ['a closed part', holidays, '2026-12-31T00:00:00Z', '2027-01-01T00:00:00Z', 5 * hour],
    ['a siesta', spanish, '2026-12-01T12:00:00Z', '2026-12-01T16:00:00Z', 2 * hour],
    ['a second', office, '2026-12-01T08:00:00Z', '2026-12-01T08:00:01Z', 1],
    ['half a second', office, '2026-12-01T07:59:59.500Z', '2026-12-01T08:00:00.500Z', 0.5],
    ['a short day', aroundTheClock('Europe/Madrid'), '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23 * hour],
    ['a long night', nights('Europe/Madrid'), '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', 5 * hour],
    ['a short night', nights('Europe/Madrid'), '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', 3 * hour],
    [
      'a night of three and a half',
      nights('Australia/Lord_Howe'),
      '2026-10-03T00:00:00Z',
      '2026-10-04T00:00:00Z',
      3.5 * hour,
    ],
    ['a year', office, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 261 * 9 * hour],
    ['a leap year, always', always, '2028-01-01T00:00:00Z', '2029-01-01T00:00:00Z', 366 * 24 * hour],
    ['long ago', office, '1936-01-01T00:00:00Z', '1936-01-02T00:00:00Z', 9 * hour],
  ]

  test.each(cases)('%s', (_, kept, from, to, seconds) => {
    expect(openSeconds(kept, new Date(from), new Date(to))).toBe(seconds)
  })
})

describe('open or not', () => {
  const cases: [string, Calendar, string, boolean][] = [
    ['the first instant is', office, '2026-12-01T08:00:00Z', true],
    ['the instant before is not', office, '2026-12-01T07:59:59.999Z', false],
    ['the last instant is', office, '2026-12-01T16:59:59.999Z', true],
    ['the end is not', office, '2026-12-01T17:00:00Z', false],
    ['a holiday is not', holidays, '2031-12-25T10:00:00Z', false],
    ['the rest of a half holiday is', holidays, '2026-12-31T16:00:00Z', true],
    ['24:00 goes on into 00:00', overMidnight('Europe/Madrid'), '2026-12-01T23:00:00Z', true],
    ['before 1970', office, '1969-12-31T10:00:00Z', true],
  ]

  test.each(cases)('%s', (_, kept, at, open) => {
    expect(isOpen(kept, new Date(at))).toBe(open)
  })
})

test('spans that touch at midnight are one', () => {
  const kept = overMidnight('Europe/Madrid')

  const spans = [...openSpans(kept, new Date('2026-12-01T12:00:00Z'), new Date('2026-12-02T12:00:00Z'))]

  expect(spans).toEqual([{ from: new Date('2026-12-01T21:00:00Z'), to: new Date('2026-12-02T05:00:00Z') }])
})

test('an interval that ends within an hour that comes twice is open twice', () => {
  const kept = smallHours('Europe/Madrid')

  const spans = [...openSpans(kept, new Date('2026-10-24T21:00:00Z'), new Date('2026-10-25T12:00:00Z'))]

  expect(spans).toEqual([
    { from: new Date('2026-10-24T22:00:00Z'), to: new Date('2026-10-25T00:30:00Z') },
    { from: new Date('2026-10-25T01:00:00Z'), to: new Date('2026-10-25T01:30:00Z') },
  ])
})

test('spans are found as they are asked for', () => {
  const [first] = openSpans(office, new Date('2026-12-05T00:00:00Z'), new Date('9000-01-01T00:00:00Z'))

  expect(first).toEqual({ from: new Date('2026-12-07T08:00:00Z'), to: new Date('2026-12-07T17:00:00Z') })
})

test('every span has its reason', () => {
  const spans = [...explainSpans(holidays, new Date('2026-12-24T12:00:00Z'), new Date('2026-12-28T09:00:00Z'))]

  expect(spans).toEqual([
    { from: new Date('2026-12-24T12:00:00Z'), to: new Date('2026-12-24T13:00:00Z'), why: { kind: 'open' } },
    {
      from: new Date('2026-12-24T13:00:00Z'),
      to: new Date('2026-12-24T23:00:00Z'),
      why: { kind: 'holiday', name: 'Nochebuena' },
    },
    {
      from: new Date('2026-12-24T23:00:00Z'),
      to: new Date('2026-12-25T23:00:00Z'),
      why: { kind: 'holiday', name: 'Navidad' },
    },
    { from: new Date('2026-12-25T23:00:00Z'), to: new Date('2026-12-28T08:00:00Z'), why: { kind: 'closed' } },
    { from: new Date('2026-12-28T08:00:00Z'), to: new Date('2026-12-28T09:00:00Z'), why: { kind: 'open' } },
  ])
})

test('a calendar that never opens is told, instead of being searched for ever', () => {
  const never = make('Europe/Madrid', {})

  expect(() => addOpenSeconds(never, new Date('2026-12-01T00:00:00Z'), 1)).toThrow('never opens')
  expect(openSeconds(never, new Date('2026-12-01T00:00:00Z'), new Date('2027-12-01T00:00:00Z'))).toBe(0)
})

test('time does not run backwards', () => {
  expect(() => addOpenSeconds(office, new Date('2026-12-01T00:00:00Z'), -1)).toThrow(RangeError)
  expect(() => addOpenSeconds(always, new Date('2026-12-01T00:00:00Z'), Number.NaN)).toThrow(RangeError)
})

function make(timeZone: string, weekly: object, closed: object[] = []): Calendar {
  return calendar.parse({ timeZone, weekly, holidays: closed })
}

function officeIn(timeZone: string): Calendar {
  return make(timeZone, workWeek)
}
