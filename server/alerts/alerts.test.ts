import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Device } from '#contract/devices.ts'
import { deviceOf } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact } from '../kernel/context.ts'
import type { Alert } from './alert.ts'
import { raiseAlert } from './raise.ts'

let world: World
let admin: Somebody
let device: Device
let count = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())
beforeEach(async () => {
  count += 1
  device = await deviceOf(admin, `SRV-${count}`)
})

const minute = 60_000
const ctx = () => world.desk.contextOf({ kind: 'system', job: 'test' })

function say(state: Alert['state'], more: Partial<Alert> = {}) {
  const alert: Alert = {
    source: 'generic',
    key: `disk ${device.id}`,
    check: 'disk',
    state,
    severity: 'warning',
    title: 'Disk is full',
    text: '95 %',
    deviceId: device.id,
    startedAt: ctx().now(),
    links: [],
    raw: {},
    ...more,
  }
  return transact(ctx(), (work) => raiseAlert(work, alert))
}

const tickets = async () => (await admin.api.deviceFacts.tickets({ params: { id: device.id } })).items
const settle = async () => {
  world.pass(11 * minute)
  await world.run('alerts:look')
}

describe('an incident', () => {
  test('is opened once, with the device on it; repeats are counted', async () => {
    expect(await say('firing')).toBe('opened')
    expect(await say('firing')).toBe('counted')
    expect(await say('firing', { key: 'another disk' })).toBe('counted')

    const items = await tickets()
    expect(items).toHaveLength(1)
    expect(items[0]?.subject).toBe(`${device.name}: Disk is full`)
    const { items: groups } = await admin.api.alerts.list({ query: { deviceId: device.id } })
    expect(groups).toMatchObject([{ state: 'firing', repeatCount: 3, ticketNumber: items[0]?.number }])
  })

  test('two that come at once open one', async () => {
    await Promise.all([say('firing'), say('firing', { key: 'b' }), say('firing', { key: 'c' })])

    expect(await tickets()).toHaveLength(1)
  })

  test('is not closed by "resolved": it is noted, and solved after ten minutes where nobody touched it', async () => {
    await say('firing')
    expect(await say('resolved')).toBe('noted')
    await world.drain()
    expect(await tickets()).toMatchObject([{ status: 'new' }])

    await settle()

    expect(await tickets()).toMatchObject([{ status: 'solved' }])
  })

  test('that somebody works on stays open, and the assignee is told', async () => {
    await say('firing')
    const number = (await tickets())[0]?.number ?? 0
    await admin.api.tickets.change({ params: { number }, body: { assigneeId: admin.id } })
    await say('resolved')

    await settle()

    expect(await tickets()).toMatchObject([{ status: 'open' }])
    const { items } = await admin.api.notifications.list({ query: {} })
    expect(JSON.stringify(items)).toContain(String(number))
  })

  test('that fires again within ten minutes is not solved', async () => {
    await say('firing')
    await say('resolved')
    world.pass(5 * minute)
    expect(await say('firing')).toBe('counted')

    await settle()

    expect(await tickets()).toMatchObject([{ status: 'new' }])
  })

  test('that fires after it was solved opens another one', async () => {
    await say('firing')
    await say('resolved')
    await settle()

    expect(await say('firing')).toBe('opened')
    expect(await tickets()).toHaveLength(2)
  })

  test('is over only when all alerts of its group are', async () => {
    await say('firing')
    await say('firing', { key: 'other' })

    expect(await say('resolved')).toBe('counted')
    expect(await say('resolved', { key: 'other' })).toBe('noted')
  })

  test('shows what an alert says as text, whatever it holds', async () => {
    await say('firing', { title: '<img src=x onerror=alert(1)>', text: '<script>alert(1)</script>' })

    const number = (await tickets())[0]?.number ?? 0
    const { items } = await admin.api.messages.list({ params: { number }, query: {} })
    expect(items[0]?.bodyHtml).not.toMatch(/<(script|img)/)
    expect(items[0]?.bodyText).toContain('<script>')
  })
})

describe('nobody is told', () => {
  test('while a maintenance window of the device lasts', async () => {
    const at = ctx().now().getTime()
    const startsAt = new Date(at - minute).toISOString()
    const endsAt = new Date(at + 60 * minute).toISOString()
    await admin.api.deviceWatching.addWindow({
      body: { name: 'Update', deviceId: device.id, groupId: null, startsAt, endsAt },
    })

    expect(await say('firing')).toBe('muted')
    expect(await tickets()).toEqual([])
    world.pass(61 * minute)
    expect(await say('firing')).toBe('opened')
  })

  test('and what fires still when the window is over has its incident, told again or not', async () => {
    const at = ctx().now().getTime()
    const span = { startsAt: new Date(at - minute).toISOString(), endsAt: new Date(at + 60 * minute).toISOString() }
    const body = { name: 'Update', deviceId: device.id, groupId: null, ...span }
    await admin.api.deviceWatching.addWindow({ body })
    await say('firing')
    await say('firing', { key: 'load', check: 'load', title: 'Busy' })
    await say('resolved', { key: 'load', check: 'load', title: 'Busy' })
    world.pass(30 * minute)
    await world.run('alerts:look')
    expect(await tickets()).toEqual([])

    world.pass(31 * minute)
    await world.run('alerts:look')
    await world.run('alerts:look')

    expect(await tickets()).toMatchObject([{ subject: `${device.name}: Disk is full` }])
  })

  test('of what a device lacked before it was back, for ten minutes more', async () => {
    const down = { source: 'device', key: `${device.id} down`, check: 'offline', title: 'Not reached' }
    await say('firing', down)
    await say('firing')
    await say('resolved', down)
    world.pass(5 * minute)
    await world.run('alerts:look')
    expect(await tickets()).toHaveLength(1)

    world.pass(6 * minute)
    await world.run('alerts:look')

    const subjects = (await tickets()).map(({ subject }) => subject)
    expect(subjects).toContain(`${device.name}: Disk is full`)
  })

  test('of what a device lacks while the device itself is not reached', async () => {
    await say('firing', { source: 'device', key: `${device.id} down`, check: 'offline', title: 'Not reached' })

    expect(await say('firing')).toBe('muted')
    expect(await tickets()).toHaveLength(1)
  })

  test('of an end that had no beginning', async () => {
    expect(await say('resolved')).toBe('ignored')
  })
})

test('an agent sees the alerts of devices of own teams only', async () => {
  await say('firing')
  const agent = await world.person('agent')
  const other = await deviceOf(admin, `HID-${count}`)
  await admin.api.teams.update({ params: { id: other.team.id }, body: { visibility: 'members' } })
  await admin.api.teams.update({ params: { id: device.team.id }, body: { visibility: 'members' } })
  await admin.api.teams.update({
    params: { id: other.team.id },
    body: { members: [{ id: agent.id, isLead: false }] },
  })

  const { items } = await agent.api.alerts.list({ query: { deviceId: device.id } })

  expect(items).toEqual([])
  await expect(agent.api.devices.get({ params: { id: device.id } })).rejects.toMatchObject({ code: 'not_found' })
  const seen = (await agent.api.devices.list({ query: {} })).items.map(({ id }) => id)
  expect(seen).toContain(other.id)
  expect(seen).not.toContain(device.id)
})
