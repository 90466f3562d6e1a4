import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Device } from '#contract/devices.ts'
import { deviceOf } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let device: Device
let token: string
let count = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())
beforeEach(async () => {
  count += 1
  device = await deviceOf(admin, `Printer ${count}`)
  token = await labelOf(device)
})

async function labelOf({ id }: Device, isRenewed = false): Promise<string> {
  const { url } = await admin.api.deviceLabels.label({ params: { id }, body: { isRenewed } })
  return url.replace('http://desk.example/d/', '')
}

const words = { subject: 'Paper jam', bodyText: 'It blinks red.' }
const stranger = { name: 'Rita', email: 'rita@out.example' }
const ticketsOn = async () => (await admin.api.deviceFacts.tickets({ params: { id: device.id } })).items

describe('a label', () => {
  test('stays the same when it is printed again, and is another when it is renewed', async () => {
    expect(token).toMatch(/^[\w-]{22}$/)
    expect(await labelOf(device)).toBe(token)
    const renewed = await labelOf(device, true)

    expect(renewed).not.toBe(token)
    await expect(world.stranger.deviceLabels.read({ params: { token } })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('tells a passer-by what stands there, and nothing else', async () => {
    await admin.api.devices.update({
      params: { id: device.id },
      body: { location: 'Floor 2', notes: 'secret', serial: 'S1' },
    })

    expect(await world.stranger.deviceLabels.read({ params: { token } })).toEqual({
      name: device.name,
      kind: 'computer',
      location: 'Floor 2',
      isReported: false,
    })
  })

  test('opens nothing once devices are turned off for the team, or by guessing', async () => {
    await admin.api.deviceTeams.turn({ params: { id: device.team.id }, body: { isOn: false } })

    for (const tried of [token, 'x'.repeat(22)])
      await expect(
        world.stranger.deviceLabels.report({ params: { token: tried }, body: { ...words, ...stranger } }),
      ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is made by agents who reach the device only', async () => {
    const rita = await world.person('requester')

    await expect(rita.api.deviceLabels.label({ params: { id: device.id }, body: {} })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a problem reported from the label', () => {
  test('is a ticket of whoever is signed in, with the device on it, for its team', async () => {
    const rita = await world.person('requester')

    const { number } = await rita.api.deviceLabels.report({ params: { token }, body: words })

    const ticket = await admin.api.tickets.get({ params: { number } })
    expect(ticket).toMatchObject({ requester: { id: rita.id }, team: { id: device.team.id }, channel: 'portal' })
    expect(await ticketsOn()).toMatchObject([{ number, subject: 'Paper jam' }])
    expect((await world.stranger.deviceLabels.read({ params: { token } })).isReported).toBe(true)
    const { items } = await admin.api.tickets.history({ params: { number } })
    expect(items.find(({ type }) => type === 'device.added')).toMatchObject({
      cause: { person: { id: rita.id } },
      changes: [{ field: 'device', to: device.name }],
    })
  })

  test('is taken from strangers who say who they are', async () => {
    const { number } = await world.stranger.deviceLabels.report({ params: { token }, body: { ...words, ...stranger } })

    expect((await admin.api.tickets.get({ params: { number } })).requester.email).toBe(stranger.email)
  })

  test.each([
    [{ ...words, email: stranger.email }, 'name'],
    [{ ...words, name: stranger.name }, 'email'],
  ])('is refused where something is missing: %s', async (body, field) => {
    await expect(world.stranger.deviceLabels.report({ params: { token }, body })).rejects.toMatchObject({
      code: 'invalid',
      fieldCodes: { [field]: 'required' },
    })
  })

  test('is refused to programs, and to strangers where the desk knows its people', async () => {
    const filled = { ...words, ...stranger, website: 'https://spam.example' }
    await expect(world.stranger.deviceLabels.report({ params: { token }, body: filled })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await admin.api.desk.updateSettings({ body: { acceptsStrangers: false } })

    await expect(
      world.stranger.deviceLabels.report({ params: { token }, body: { ...words, ...stranger } }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await admin.api.desk.updateSettings({ body: { acceptsStrangers: true } })
    expect(await ticketsOn()).toEqual([])
  })
})

test('putting a device on a ticket and taking it off is told in the history, once', async () => {
  const rita = await world.person('requester')
  const { number } = await rita.api.tickets.create({ body: words })
  const params = { number, id: device.id }

  await admin.api.ticketDevices.add({ params })
  await admin.api.ticketDevices.add({ params })
  await admin.api.ticketDevices.remove({ params })
  await admin.api.ticketDevices.remove({ params })

  const { items } = await admin.api.tickets.history({ params: { number } })
  expect(items.map(({ type }) => type).filter((type) => type.startsWith('device.'))).toEqual([
    'device.added',
    'device.removed',
  ])
})
