import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NamedCalendar } from '#contract/calendars.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const mornings = [{ from: '09:00', to: '14:00' }]
const draft = { timeZone: 'Europe/Madrid', weekly: { monday: mornings, friday: mornings } }

test('a new desk has office hours, which are the default, and a calendar that is always open', async () => {
  const { items } = await agent.api.calendars.list()

  expect(items.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['Horario de oficina', true],
    ['Siempre', false],
  ])
  expect(items[0]?.weekly).toMatchObject({ monday: [{ from: '09:00', to: '18:00' }], saturday: [] })
  expect(items[1]?.weekly).toMatchObject({ sunday: [{ from: '00:00', to: '24:00' }] })
})

test('a calendar is kept as it was written', async () => {
  const holidays = [
    { date: '2026-12-25', yearly: true, name: 'Navidad', from: null, to: null },
    { date: '2026-12-24', yearly: false, name: 'Nochebuena', from: '12:00', to: null },
  ]

  const made = await admin.api.calendars.create({ body: { ...draft, name: 'Mañanas', holidays } })

  expect(await agent.api.calendars.get({ params: { id: made.id } })).toEqual({
    id: made.id,
    name: 'Mañanas',
    isDefault: false,
    timeZone: 'Europe/Madrid',
    weekly: { monday: mornings, tuesday: [], wednesday: [], thursday: [], friday: mornings, saturday: [], sunday: [] },
    holidays,
    followedHolidays: null,
  })
})

test('agents read calendars and change none', async () => {
  const [calendar] = (await agent.api.calendars.list()).items
  const params = { id: calendar?.id ?? '' }

  await expect(agent.api.calendars.create({ body: { ...draft, name: 'Mía' } })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(agent.api.calendars.update({ params, body: { name: 'Mía' } })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(agent.api.calendars.remove({ params })).rejects.toMatchObject({ code: 'forbidden' })
})

test('names are unique, without regard to case', async () => {
  await make('Tardes')

  await expect(make('TARDES')).rejects.toMatchObject({ code: 'name_taken' })
})

test('a calendar that never opens is refused', async () => {
  await expect(
    admin.api.calendars.create({ body: { name: 'Nunca', timeZone: 'Europe/Madrid', weekly: {} } }),
  ).rejects.toMatchObject({ code: 'invalid', fieldCodes: { weekly: 'never_open' } })
})

describe('a week is refused', () => {
  test.each([
    [
      'whose intervals overlap',
      [
        { from: '09:00', to: '14:00' },
        { from: '13:59', to: '18:00' },
      ],
    ],
    ['whose interval ends before it begins', [{ from: '22:00', to: '06:00' }]],
    ['that begins at 24:00', [{ from: '24:00', to: '24:00' }]],
    ['that ends at 25:00', [{ from: '09:00', to: '25:00' }]],
  ])('%s', async (_, monday) => {
    await expect(
      admin.api.calendars.create({ body: { ...draft, name: 'Mala', weekly: { monday } } }),
    ).rejects.toMatchObject({ status: 422 })
  })
})

test('there is always just one default, which cannot be removed', async () => {
  const [before] = (await admin.api.calendars.list()).items.filter(({ isDefault }) => isDefault)
  const made = await make('Nueva norma')

  await admin.api.calendars.update({ params: { id: made.id }, body: { isDefault: true } })

  const defaults = (await admin.api.calendars.list()).items.filter(({ isDefault }) => isDefault)
  expect(defaults.map(({ id }) => id)).toEqual([made.id])
  await expect(admin.api.calendars.remove({ params: { id: made.id } })).rejects.toMatchObject({ code: 'in_use' })
  await admin.api.calendars.update({ params: { id: before?.id ?? '' }, body: { isDefault: true } })
  await admin.api.calendars.remove({ params: { id: made.id } })
})

test('a month shows what is open on each day, and why not', async () => {
  const calendar = {
    ...draft,
    holidays: [
      { date: '2026-12-25', name: 'Navidad' },
      { date: '2026-12-28', name: 'Inocentes', from: '12:00' },
    ],
  }

  const { days } = await agent.api.calendars.month({ body: { calendar, month: '2026-12' } })

  expect(days).toHaveLength(31)
  expect(days[3]).toEqual({
    date: '2026-12-04',
    openMinutes: 300,
    parts: [
      { from: '00:00', to: '09:00', why: { kind: 'closed' } },
      { from: '09:00', to: '14:00', why: { kind: 'open' } },
      { from: '14:00', to: '24:00', why: { kind: 'closed' } },
    ],
  })
  expect(days[24]).toEqual({
    date: '2026-12-25',
    openMinutes: 0,
    parts: [{ from: '00:00', to: '24:00', why: { kind: 'holiday', name: 'Navidad' } }],
  })
  expect(days[27]?.openMinutes).toBe(180)
})

test('trying out tells when something is due, on the calendar’s own clocks, and how that comes', async () => {
  const nineToSix = [{ from: '09:00', to: '18:00' }]
  const calendar = { timeZone: 'Europe/Madrid', weekly: { monday: nineToSix, friday: nineToSix } }

  const due = await agent.api.calendars.due({
    body: { calendar, arrives: '2026-12-04T17:50', targetSeconds: 4 * 3600 },
  })

  expect(due).toMatchObject({
    startAt: '2026-12-04T16:50:00.000Z',
    dueAt: '2026-12-07T11:50:00.000Z',
    startOnWall: '2026-12-04T17:50',
    dueOnWall: '2026-12-07T12:50',
  })
  expect(due.explanation.map(({ seconds, counted }) => [seconds / 60, counted])).toEqual([
    [10, true],
    [63 * 60, false],
    [230, true],
  ])
})

describe('a time on the wall', () => {
  test.each([
    ['that the clocks leave out is when they go on', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z'],
    ['that comes twice is the first of the two', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['in winter', '2026-01-01T12:00', '2026-01-01T11:00:00.000Z'],
    ['in summer', '2026-07-01T12:00', '2026-07-01T10:00:00.000Z'],
  ])('%s', async (_, arrives, startAt) => {
    const due = await agent.api.calendars.due({ body: { calendar: draft, arrives, targetSeconds: 60 } })

    expect(due.startAt).toBe(startAt)
  })
})

test('public holidays are those of the country and of its part, year by year', async () => {
  const ofMadrid = { country: 'ES', region: 'MD', from: 2026, to: 2027 } as const

  const { items } = await agent.api.calendars.listPublicHolidays({ query: ofMadrid })

  expect(items).toContainEqual({ date: '2026-05-02', yearly: false, name: expect.any(String), from: null, to: null })
  expect(items.map(({ date }) => date)).toEqual(expect.arrayContaining(['2026-04-03', '2027-03-26', '2027-12-25']))
  const regions = await agent.api.calendars.listRegions({ query: { country: 'ES' } })
  expect(regions.items).toHaveLength(19)
  await expect(
    agent.api.calendars.listPublicHolidays({ query: { country: 'ES', region: 'XX', from: 2026, to: 2026 } }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test.each(['ES', 'MX', 'CO', 'AR', 'CL', 'PE', 'US'] as const)('the holidays of %s are known', async (country) => {
  const { items } = await agent.api.calendars.listPublicHolidays({ query: { country, from: 2026, to: 2026 } })

  expect(items.map(({ date }) => date)).toEqual(expect.arrayContaining(['2026-01-01', '2026-12-25']))
})

test('a calendar that follows public holidays takes those of the years that come, but not what was left out', async () => {
  const language = 'es' as const
  const of2026 = await agent.api.calendars.listPublicHolidays({
    query: { country: 'ES', from: 2026, to: 2026, language },
  })
  const holidays = of2026.items.filter(({ date }) => date !== '2026-10-12')
  const followedHolidays = { country: 'ES' as const, region: null, language, until: 2026 }
  const { id } = await admin.api.calendars.create({ body: { ...draft, name: 'Sigue', holidays, followedHolidays } })

  await world.run('calendars:follow')
  await world.run('calendars:follow')

  const after = await agent.api.calendars.get({ params: { id } })
  const until = world.desk.contextOf({ kind: 'system', job: 'test' }).now().getUTCFullYear() + 3
  const dates = after.holidays.map(({ date }) => date)
  expect(after.followedHolidays?.until).toBe(until)
  expect(dates).toEqual(expect.arrayContaining([...holidays.map(({ date }) => date), '2027-03-26', `${until}-12-25`]))
  expect(dates).not.toContain('2027-10-12')
  expect(new Set(dates).size).toBe(dates.length)
})

test('who changed a calendar is told', async () => {
  const made = await make('Contada')

  await admin.api.calendars.update({ params: { id: made.id }, body: { weekly: { tuesday: mornings } } })

  const [entry] = (await admin.api.audit.list({ query: { action: 'calendar.changed' } })).items
  expect(entry?.changes).toContainEqual({ field: 'tuesday', from: [], to: ['09:00–14:00'] })
})

function make(name: string): Promise<NamedCalendar> {
  return admin.api.calendars.create({ body: { ...draft, name } })
}
