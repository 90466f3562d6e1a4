import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Device } from '#contract/devices.ts'
import { deviceOf } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { refusalOf } from '../people/test-browser.ts'
import { moveOn } from './window-rolling.ts'

let world: World
let admin: Somebody
let device: Device

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  device = await deviceOf(admin)
})
afterAll(() => world.close())

const hour = 3_600_000
const now = () => world.desk.contextOf({ kind: 'system', job: 'test' }).now()
const inHours = (count: number) => new Date(now().getTime() + count * hour).toISOString()
const windows = async () => (await admin.api.deviceWatching.windows()).items
const nextOf = async (id: string) => (await windows()).find((one) => one.id === id)

function plan(more: object = {}) {
  const body = {
    name: 'Update',
    deviceId: device.id,
    groupId: null,
    startsAt: inHours(-1),
    endsAt: inHours(1),
    ...more,
  }
  return admin.api.deviceWatching.addWindow({ body })
}

describe('a maintenance window', () => {
  test('that comes once is gone when it is over', async () => {
    const { id } = await plan()
    expect(await nextOf(id)).toMatchObject({ repeats: null, deviceName: device.name, can: { end: true } })

    world.pass(2 * hour)

    expect(await nextOf(id)).toBeUndefined()
  })

  test.each([
    ['daily', 24],
    ['weekly', 7 * 24],
  ] as const)('that comes again %s stands for its next time when it is over', async (repeats, hours) => {
    const { id, startsAt } = await plan({ repeats })
    world.pass(2 * hour)

    await world.run('devices:look')

    expect(Date.parse((await nextOf(id))?.startsAt ?? '') - Date.parse(startsAt)).toBe(hours * hour)
  })

  test('comes again at the same time on the wall when clocks are changed', async () => {
    const summer = { startsAt: '2027-03-27T21:00:00.000Z', endsAt: '2027-03-27T22:00:00.000Z' }
    const { id } = await plan({ ...summer, repeats: 'daily', timeZone: 'Europe/Madrid' })

    await moveOn(world.db, now(), id)

    expect(await nextOf(id)).toMatchObject({ startsAt: '2027-03-28T20:00:00.000Z', endsAt: '2027-03-28T21:00:00.000Z' })
    await admin.api.deviceWatching.removeWindow({ params: { id } })
  })

  test.each([
    ['monthly', 'the same day', '2027-01-31T21:00Z', ['2027-02-28T21:00Z', '2027-03-31T20:00Z', '2027-04-30T20:00Z']],
    ['monthly', 'the first', '2027-02-28T23:30Z', ['2027-03-31T22:30Z', '2027-04-30T22:30Z', '2027-05-31T22:30Z']],
    ['monthly_weekday', 'the second Tuesday', '2027-01-12T21:00Z', ['2027-02-09T21:00Z', '2027-03-09T21:00Z']],
    [
      'monthly_weekday',
      'the last Friday',
      '2027-01-29T21:00Z',
      ['2027-02-26T21:00Z', '2027-03-26T21:00Z', '2027-04-30T20:00Z'],
    ],
  ] as const)('that comes again %s is on %s of each month, by the clock there', async (repeats, _, first, later) => {
    const at = (text: string) => new Date(text).toISOString()
    const endsAt = new Date(Date.parse(first) + 4 * hour).toISOString()
    const { id } = await plan({ startsAt: at(first), endsAt, repeats, timeZone: 'Europe/Madrid' })

    const seen: (string | undefined)[] = []
    for (const _ of later) {
      await moveOn(world.db, now(), id)
      seen.push((await nextOf(id))?.startsAt)
    }

    expect(seen).toEqual(later.map(at))
    await admin.api.deviceWatching.removeWindow({ params: { id } })
  })

  test('that comes again is left out once, or ended for good', async () => {
    const { id, startsAt } = await plan({ repeats: 'daily' })

    const next = await admin.api.deviceWatching.skipWindow({ params: { id } })
    expect(Date.parse(next.startsAt) - Date.parse(startsAt)).toBe(24 * hour)
    await admin.api.deviceWatching.removeWindow({ params: { id } })

    expect(await nextOf(id)).toBeUndefined()
    const once = await plan()
    expect(await refusalOf(admin.api.deviceWatching.skipWindow({ params: { id: once.id } }))).toBe('invalid')
  })

  test('whose first time is past begins with the next one', async () => {
    const { startsAt } = await plan({ startsAt: inHours(-50), endsAt: inHours(-49), repeats: 'daily' })

    expect(Date.parse(startsAt)).toBeGreaterThan(now().getTime() - hour)
  })

  test('ends before it comes again, and after it begins', async () => {
    expect(await refusalOf(plan({ endsAt: inHours(25), repeats: 'daily' }))).toBe('invalid')
    expect(await refusalOf(plan({ endsAt: inHours(-2) }))).toBe('invalid')
  })

  test('of all devices is planned and ended by administrators', async () => {
    const ana = await world.person('agent')
    const everywhere = { name: 'Move', deviceId: null, groupId: null, startsAt: inHours(0), endsAt: inHours(1) }
    expect(await refusalOf(ana.api.deviceWatching.addWindow({ body: everywhere }))).toBe('forbidden')
    const { id } = await plan({ deviceId: null })

    expect(await refusalOf(ana.api.deviceWatching.removeWindow({ params: { id } }))).toBe('forbidden')
    const seen = (await ana.api.deviceWatching.windows()).items.find((one) => one.id === id)
    expect(seen?.can).toEqual({ end: false })
  })
})
