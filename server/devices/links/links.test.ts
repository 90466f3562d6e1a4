import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Device } from '#contract/devices.ts'
import { deviceOf } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { raiseAlert } from '../../alerts/index.ts'
import { transact } from '../../kernel/context.ts'

let world: World
let admin: Somebody
let core: Device
let access: Device
let printer: Device
let count = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())
/** A printer behind a switch behind another one. */
beforeEach(async () => {
  count += 1
  core = await deviceOf(admin, `core-${count}`)
  access = await deviceOf(admin, `access-${count}`)
  printer = await deviceOf(admin, `printer-${count}`)
  await depend(access, core)
  await depend(printer, access)
})

const depend = (device: Device, upstream: Device) =>
  admin.api.deviceLinks.add({ params: { id: device.id, other: upstream.id } })
const ticketsOf = async ({ id }: Device) => (await admin.api.deviceFacts.tickets({ params: { id } })).items
const alertOf = async ({ id }: Device) => (await admin.api.alerts.list({ query: { deviceId: id } })).items[0]
const notesOf = async (number: number) =>
  (await admin.api.messages.list({ params: { number } })).items.map(({ bodyText }) => bodyText).join('\n')

function say(device: Device, state: 'firing' | 'resolved', more: { source?: string; check?: string } = {}) {
  const { source = 'zabbix:1', check = 'host down' } = more
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const alert = {
    source,
    check,
    key: `${device.id} ${check}`,
    state,
    severity: 'critical' as const,
    deviceId: device.id,
  }
  const words = { title: check === 'host down' ? 'Does not answer' : check, text: '', links: [], raw: {} }
  return transact(ctx, (work) => raiseAlert(work, { ...alert, ...words, startedAt: ctx.now() }))
}

const settle = async () => {
  world.pass(11 * 60_000)
  await world.run('alerts:look')
}

describe('what depends on what', () => {
  test('is told on both sides', async () => {
    const links = await admin.api.deviceLinks.list({ params: { id: access.id } })

    expect(links.upstream).toMatchObject([{ id: core.id, name: core.name, state: 'unenrolled', firingCount: 0 }])
    expect(links.downstream).toMatchObject([{ id: printer.id }])
  })

  test('closes no circle, near or far', async () => {
    for (const [device, upstream] of [
      [core, printer],
      [core, access],
      [core, core],
    ] as const)
      await expect(depend(device, upstream)).rejects.toMatchObject({ code: 'invalid', fieldCodes: { id: 'circle' } })
  })

  test('of two who close a circle at once lets one', async () => {
    const [a, b] = [await deviceOf(admin, `a-${count}`), await deviceOf(admin, `b-${count}`)]

    const outcomes = await Promise.allSettled([depend(a, b), depend(b, a)])

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })

  test('is taken back, and is nothing of those who do not reach both', async () => {
    const eva = await world.person('agent')
    await admin.api.teams.update({ params: { id: core.team.id }, body: { visibility: 'members' } })

    await expect(eva.api.deviceLinks.remove({ params: { id: access.id, other: core.id } })).rejects.toMatchObject({
      code: 'not_found',
    })
    await admin.api.deviceLinks.remove({ params: { id: access.id, other: core.id } })

    expect((await admin.api.deviceLinks.list({ params: { id: access.id } })).upstream).toEqual([])
  })
})

describe('a switch that is down', () => {
  test('explains what depends on it: one incident, with all of them on it', async () => {
    await say(core, 'firing')
    await say(access, 'firing')
    expect(await say(printer, 'firing')).toBe('counted')

    const [ticket] = await ticketsOf(core)
    expect(await ticketsOf(printer)).toMatchObject([{ number: ticket?.number }])
    expect(await alertOf(printer)).toMatchObject({
      ticketNumber: ticket?.number,
      explainedBy: { id: access.id, name: access.name },
    })
    expect(await notesOf(ticket?.number ?? 0)).toContain(`${printer.name}: Does not answer`)
  })

  test('takes over incidents that were opened just before, where nobody worked on them', async () => {
    await say(printer, 'firing')
    const [early] = await ticketsOf(printer)

    await say(core, 'firing')

    const [ticket] = await ticketsOf(core)
    expect((await alertOf(printer))?.ticketNumber).toBe(ticket?.number)
    expect((await admin.api.tickets.get({ params: { number: early?.number ?? 0 } })).status).toBe('solved')
    expect(await notesOf(early?.number ?? 0)).toContain(`#${ticket?.number}`)
  })

  test('leaves alone what somebody works on', async () => {
    await say(printer, 'firing')
    const [early] = await ticketsOf(printer)
    await admin.api.tickets.change({ params: { number: early?.number ?? 0 }, body: { status: 'open' } })

    await say(core, 'firing')

    expect(await alertOf(printer)).toMatchObject({ ticketNumber: early?.number, explainedBy: null })
  })

  test('does not explain what an agent measures on its own machine: that got through', async () => {
    await say(core, 'firing')

    expect(await say(printer, 'firing', { source: 'device', check: 'disk /' })).toBe('opened')
  })

  test('with another trouble than being down explains nothing', async () => {
    await say(core, 'firing', { check: 'fan speed' })

    expect(await say(printer, 'firing')).toBe('opened')
  })

  test('that comes back takes its own with it, and lets go of what is still down', async () => {
    await say(core, 'firing')
    await say(access, 'firing')
    await say(printer, 'firing')
    const [ticket] = await ticketsOf(core)

    await say(core, 'resolved')
    await say(access, 'resolved')
    expect((await ticketsOf(printer)).length).toBe(1)
    await settle()

    expect((await admin.api.tickets.get({ params: { number: ticket?.number ?? 0 } })).status).toBe('solved')
    const own = (await ticketsOf(printer)).find(({ number }) => number !== ticket?.number)
    expect(own?.status).toBe('new')
    expect(await alertOf(printer)).toMatchObject({ state: 'firing', ticketNumber: own?.number, explainedBy: null })
  })
})
