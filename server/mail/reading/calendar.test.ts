import { describe, expect, test } from 'vitest'
import { readCalendars } from './calendar.ts'

function calendar(lines: string, method = 'REQUEST') {
  const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:${method}\r\nBEGIN:VEVENT\r\nUID:cita-1@seguros.example\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
  return file(Buffer.from(text))
}

function file(content: Buffer, contentType = 'text/calendar', filename = 'invite.ics') {
  return { filename, contentType, content, size: content.length, contentId: undefined, isInline: false }
}

async function read(lines: string, method?: string) {
  const [event] = await readCalendars([calendar(lines, method)])
  return event
}

describe('when', () => {
  test.each([
    [
      'an instant',
      'DTSTART:20261112T090000Z\nDTEND:20261112T100000Z',
      '2026-11-12T09:00:00.000Z',
      '2026-11-12T10:00:00.000Z',
      'UTC',
    ],
    [
      'a zone by its name',
      'DTSTART;TZID=Europe/Madrid:20261112T100000\nDURATION:PT45M',
      '2026-11-12T09:00:00.000Z',
      '2026-11-12T09:45:00.000Z',
      'Europe/Madrid',
    ],
    [
      'a zone as Windows calls it',
      'DTSTART;TZID=Romance Standard Time:20260712T100000\nDTEND;TZID=Romance Standard Time:20260712T110000',
      '2026-07-12T08:00:00.000Z',
      '2026-07-12T09:00:00.000Z',
      'Europe/Paris',
    ],
    [
      'a zone as Outlook shows it',
      'DTSTART;TZID="(UTC-05:00) Bogota, Lima, Quito":20261112T100000',
      '2026-11-12T15:00:00.000Z',
      null,
      'America/Bogota',
    ],
    [
      'no zone at all',
      'DTSTART:20261112T100000\nDTEND:20261112T113000',
      '2026-11-12T10:00:00',
      '2026-11-12T11:30:00',
      null,
    ],
    ['a zone that nobody knows', 'DTSTART;TZID=Casa de Ana:20261112T100000', '2026-11-12T10:00:00', null, null],
    ['one whole day', 'DTSTART;VALUE=DATE:20261112\nDTEND;VALUE=DATE:20261113', '2026-11-12', null, null],
    [
      'several days, the last one counted',
      'DTSTART;VALUE=DATE:20261112\nDTEND;VALUE=DATE:20261115',
      '2026-11-12',
      '2026-11-14',
      null,
    ],
    [
      'an end before the start, which is none',
      'DTSTART:20261112T090000Z\nDTEND:20261111T100000Z',
      '2026-11-12T09:00:00.000Z',
      null,
      'UTC',
    ],
  ])('%s', async (_, lines, start, end, zone) => {
    const event = await read(lines)

    expect(event).toMatchObject({ start, end })
    expect(event?.zone === 'Etc/UTC' ? 'UTC' : event?.zone).toBe(zone)
  })

  test.each(['DTSTART:mañana', 'SUMMARY:Sin hora', 'DTSTART:99999999T999999Z'])(
    '%s is no appointment',
    async (lines) => {
      expect(await read(lines)).toBeUndefined()
    },
  )
})

describe('what it is', () => {
  test.each([
    ['REQUEST', 'SEQUENCE:0', 'invitation'],
    ['REQUEST', 'SEQUENCE:3', 'updated'],
    ['CANCEL', 'SEQUENCE:1', 'cancelled'],
    ['REQUEST', 'STATUS:CANCELLED', 'cancelled'],
    ['REPLY', 'STATUS:CONFIRMED', 'answer'],
    ['COUNTER', 'SEQUENCE:0', 'proposal'],
    ['PUBLISH', 'SEQUENCE:0', 'event'],
  ])('%s with %s', async (method, line, kind) => {
    expect(await read(`DTSTART:20261112T090000Z\n${line}`, method)).toMatchObject({ kind })
  })
})

test('who is asked, and what they answered', async () => {
  const event = await read(
    [
      'DTSTART:20261112T090000Z',
      'ORGANIZER;CN=Eva Rubio:mailto:Eva@Seguros.example',
      'ATTENDEE;CN="Rubio, Ana";PARTSTAT=ACCEPTED:MAILTO:ana@seguros.example',
      'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;CN=luis@seguros.example:mailto:luis@seguros.example',
      'ATTENDEE:mailto:soporte@desk.example',
    ].join('\n'),
  )

  expect(event?.organizer).toEqual({ name: 'Eva Rubio', address: 'eva@seguros.example' })
  expect(event?.attendees).toEqual([
    { name: 'Rubio, Ana', address: 'ana@seguros.example', answer: 'accepted', isOptional: false },
    { name: '', address: 'luis@seguros.example', answer: 'declined', isOptional: true },
    { name: '', address: 'soporte@desk.example', answer: 'waiting', isOptional: false },
  ])
})

test('texts are unescaped, unfolded and bounded', async () => {
  const event = await read(
    `DTSTART:20261112T090000Z\nSUMMARY;LANGUAGE=es:Revisión\\, con\n  Ana\nLOCATION:Sala 2\\nPlanta 3\nDESCRIPTION:${'x'.repeat(9000)}`,
  )

  expect(event).toMatchObject({ title: 'Revisión, con Ana', place: 'Sala 2\nPlanta 3' })
  expect(event?.description.length).toBeLessThan(6000)
})

describe('how it recurs', () => {
  const nothing = { weekdays: [], monthDays: [], count: null, until: null, interval: 1 }

  test.each([
    ['FREQ=DAILY;COUNT=5', { frequency: 'daily', count: 5 }],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', { frequency: 'weekly', interval: 2, weekdays: [day('TU'), day('TH')] }],
    ['FREQ=MONTHLY;BYDAY=-1FR', { frequency: 'monthly', weekdays: [day('FR', -1)] }],
    ['FREQ=MONTHLY;BYMONTHDAY=15', { frequency: 'monthly', monthDays: [15] }],
    ['FREQ=YEARLY;UNTIL=20301231T000000Z', { frequency: 'yearly', until: '2030-12-31T00:00:00.000Z' }],
  ])('%s', async (rule, expected) => {
    const event = await read(`DTSTART:20261112T090000Z\nRRULE:${rule}`)

    expect(event?.recurrence).toEqual({ ...nothing, ...expected })
  })

  test('a rule that makes no sense leaves the appointment as it is', async () => {
    const event = await read('DTSTART:20261112T090000Z\nRRULE:FREQ=NEVER;BYDAY=XX')

    expect(event).toMatchObject({ start: '2026-11-12T09:00:00.000Z', recurrence: null })
  })
})

test('the same appointment as a part and as a file is one, and knows its file', async () => {
  const invite = calendar('DTSTART:20261112T090000Z')
  const picture = file(Buffer.from('x'), 'image/png', 'x.png')

  const events = await readCalendars([picture, invite, { ...invite, contentType: 'application/ics' }])

  expect(events.map(({ attachmentIndex }) => attachmentIndex)).toEqual([1])
})

test('a broken calendar is only a file', async () => {
  const broken = file(Buffer.from('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=:::\nEND'))

  expect(await readCalendars([broken])).toEqual([])
})

function day(name: string, ordinal: number | null = null) {
  return { day: name, ordinal }
}
