import { describe, expect, test } from 'vitest'
import type { Holiday } from '#contract/calendars.ts'
import { readCalendarFile } from './calendar-file.ts'

const now = new Date('2026-11-29T12:00:00Z')

function read(events: string[]) {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n')
  return readCalendarFile({ text, timeZone: 'Europe/Madrid' }, now)
}

function event(...lines: string[]): string {
  return ['BEGIN:VEVENT', `UID:${lines.join()}`, 'SUMMARY:Fiesta', ...lines, 'END:VEVENT'].join('\r\n')
}

function day(date: string, rest: Partial<Holiday> = {}): Holiday {
  return { date, yearly: false, name: 'Fiesta', from: null, to: null, ...rest }
}

describe('an event is a holiday', () => {
  const cases: [string, string[], Holiday[]][] = [
    ['of one day', ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226'], [day('2026-12-25')]],
    ['of one day, without an end', ['DTSTART;VALUE=DATE:20261225'], [day('2026-12-25')]],
    [
      'of several days',
      ['DTSTART;VALUE=DATE:20261230', 'DTEND;VALUE=DATE:20270102'],
      [day('2026-12-30'), day('2026-12-31'), day('2027-01-01')],
    ],
    ['of every year', ['DTSTART;VALUE=DATE:20201225', 'RRULE:FREQ=YEARLY'], [day('2020-12-25', { yearly: true })]],
    [
      'of every year, twice said',
      ['DTSTART;VALUE=DATE:20201225', 'RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'],
      [day('2020-12-25', { yearly: true })],
    ],
    [
      'of an afternoon',
      ['DTSTART;TZID=Europe/Madrid:20261224T140000', 'DTEND;TZID=Europe/Madrid:20261225T000000'],
      [day('2026-12-24', { from: '14:00' })],
    ],
    [
      'of hours in UTC',
      ['DTSTART:20261224T080000Z', 'DTEND:20261224T120000Z'],
      [day('2026-12-24', { from: '09:00', to: '13:00' })],
    ],
    [
      'of hours anywhere',
      ['DTSTART:20261224T080000', 'DTEND:20261224T120000'],
      [day('2026-12-24', { from: '08:00', to: '12:00' })],
    ],
    [
      'over midnight',
      ['DTSTART;TZID=Europe/Madrid:20261231T180000', 'DTEND;TZID=Europe/Madrid:20270101T060000'],
      [day('2026-12-31', { from: '18:00' }), day('2027-01-01', { to: '06:00' })],
    ],
    [
      'on the last Monday of May',
      ['DTSTART;VALUE=DATE:20260525', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=3'],
      [day('2026-05-25'), day('2027-05-31'), day('2028-05-29')],
    ],
    [
      'until a day, without one that is excepted',
      ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY;UNTIL=20290501', 'EXDATE;VALUE=DATE:20270501'],
      [day('2026-05-01'), day('2028-05-01'), day('2029-05-01')],
    ],
  ]

  test.each(cases)('%s', async (_, lines, holidays) => {
    expect(await read([event(...lines)])).toEqual({ holidays, leftOut: [] })
  })
})

describe('an event is left out', () => {
  test.each([
    ['that repeats every week', ['DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=WEEKLY'], 'repeats_otherwise'],
    [
      'that repeats every second of a year',
      ['DTSTART:20261225T000000Z', 'DTEND:20261225T010000Z', 'RRULE:FREQ=YEARLY;BYSECOND=1,2,3'],
      'repeats_otherwise',
    ],
    ['that repeats every second', ['DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=SECONDLY'], 'repeats_otherwise'],
    ['that lasts a season', ['DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260901'], 'too_long'],
    ['that takes no time', ['DTSTART:20261225T100000Z'], 'unreadable'],
    ['that ends before it begins', ['DTSTART:20261225T100000Z', 'DTEND:20261225T090000Z'], 'unreadable'],
  ])('%s', async (_, lines, why) => {
    expect(await read([event(...lines)])).toEqual({ holidays: [], leftOut: [{ name: 'Fiesta', why }] })
  })

  test('silently, when it is long past or called off', async () => {
    const past = event('DTSTART;VALUE=DATE:20241225')
    const cancelled = event('DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED')

    expect(await read([past, cancelled])).toEqual({ holidays: [], leftOut: [] })
  })
})

test('the same day twice is one holiday', async () => {
  const { holidays } = await read([event('DTSTART;VALUE=DATE:20261225'), event('DTSTART;VALUE=DATE:20261225', 'X:1')])

  expect(holidays).toHaveLength(1)
})

describe('a file is refused', () => {
  test.each([
    ['that is none', 'Hola', 'no_events'],
    ['of too many events', 'BEGIN:VEVENT\n'.repeat(2001), 'too_many'],
  ])('%s', async (_, text, code) => {
    await expect(readCalendarFile({ text, timeZone: 'UTC' }, now)).rejects.toMatchObject({ faults: [{ code }] })
  })
})

test.each([
  ['nested without end', 'BEGIN:VEVENT\r\n'.repeat(1999)],
  ['of one endless line', `BEGIN:VEVENT\r\nSUMMARY:${'x'.repeat(400_000)}\r\nEND:VEVENT`],
  ['folded without end', `BEGIN:VEVENT\r\nSUMMARY:${'x\r\n '.repeat(100_000)}\r\nEND:VEVENT`],
  ['of parameters without end', `BEGIN:VEVENT\r\nDTSTART${';A=B'.repeat(100_000)}:20261225\r\nEND:VEVENT`],
  ['of commas without end', `BEGIN:VEVENT\r\nDTSTART:20261225\r\nEXDATE:${'20261225,'.repeat(50_000)}\r\nEND:VEVENT`],
  ['of quotes without end', `BEGIN:VEVENT\r\nDTSTART${';A="'.repeat(100_000)}:20261225\r\nEND:VEVENT`],
])('a hostile file, %s, takes no longer than others', async (_, text) => {
  const before = performance.now()

  await readCalendarFile({ text, timeZone: 'UTC' }, now).catch(() => undefined)

  expect(performance.now() - before).toBeLessThan(5000)
})
