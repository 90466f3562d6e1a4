import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WantedAct } from '#contract/device-acts.ts'
import type { ThresholdDraft } from '#contract/device-watching.ts'
import type { Device } from '#contract/devices.ts'
import { deviceOf, enrolRaw, openRawLine, type RawLine, until } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { type TestAgent, testAgent } from '../../device/test-agent.ts'

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
  device = await deviceOf(admin, `PC-${count}`)
  world.pass(61_000)
})

const byDevice = () => ({ params: { id: device.id } })
const tickets = async () => (await admin.api.deviceFacts.tickets(byDevice())).items
const metrics = (span: 'hour' | 'year' = 'hour') => admin.api.deviceFacts.metrics({ ...byDevice(), query: { span } })
const gigabyte = 10 ** 9

function reportOf(diskPercent: number, more: object = {}) {
  const disks = [{ mount: '/', used: diskPercent * gigabyte, total: 100 * gigabyte }]
  const memory = { memoryUsed: 4 * gigabyte, memoryTotal: 16 * gigabyte }
  return { cpu: 12.5, ...memory, disks, uptimeSeconds: 1000, services: [], ...more }
}

let serial = 0
async function report(line: RawLine, body: unknown, kind = 'metrics.report') {
  serial += 1
  line.say({ type: 'request', id: String(serial), kind, body })
  return line.next<{ result: { ok: boolean; fault?: string } }>()
}

const full: ThresholdDraft = {
  groupId: null,
  measure: 'disk',
  above: 90,
  forSeconds: 600,
  severity: 'critical',
  calendarId: null,
  isActive: true,
}

async function withThreshold(draft: Partial<ThresholdDraft>, run: () => Promise<void>) {
  const { id } = await admin.api.deviceWatching.addThreshold({ body: { ...full, ...draft } })
  await run()
  await admin.api.deviceWatching.removeThreshold({ params: { id } })
}

describe('what a device reports', () => {
  let line: RawLine
  beforeEach(async () => {
    line = await openRawLine(world, await enrolRaw(world, admin, device.id))
  })

  test('is drawn from the last hour to a year', async () => {
    await report(line, reportOf(50))
    world.pass(30_000)
    await report(line, reportOf(70))

    expect((await metrics()).points.map(({ disk, cpu, memory }) => [disk, cpu, memory])).toEqual([
      [50, 12.5, 25],
      [70, 12.5, 25],
    ])
    expect((await metrics('year')).points).toMatchObject([{ disk: 70 }])
    expect((await metrics()).latest).toMatchObject({ disks: [{ mount: '/', percent: 70 }] })
  })

  test('is kept at falling resolution', async () => {
    await report(line, reportOf(50))
    world.pass(3 * 86_400_000)
    await world.run('desk:tidy')

    const rows = await world.db.selectFrom('deviceMetrics').select('width').where('deviceId', '=', device.id).execute()
    expect(rows.map(({ width }) => width).toSorted((a, b) => a - b)).toEqual([300, 3600])
  })

  test.each([
    ['a percentage above a hundred', reportOf(50, { cpu: 1e9 })],
    ['a negative size', reportOf(-5)],
    [
      'too many disks',
      reportOf(50, { disks: Array.from({ length: 1000 }, () => ({ mount: '/', used: 1, total: 2 })) }),
    ],
    ['something else', { hello: true }],
    ['nothing', null],
  ])('%s is refused, and nothing of it is kept', async (_, body) => {
    expect((await report(line, body))?.result).toMatchObject({ ok: false, fault: 'invalid' })
    expect((await metrics()).latest).toBeNull()
  })

  test('is text, without what turns it around', async () => {
    const name = '<script>alert(1)</script>\u202e\u0000'
    const empty = { manufacturer: '', model: name, serial: 'SN1', processor: '', cores: 4, memoryBytes: 1 }
    const os = { name: 'Debian', version: '13', architecture: 'x64', kernel: '6' }
    const software = [{ name, version: '1' }]
    const body = { hardware: empty, os, disks: [], networks: [], pendingUpdates: null, software }

    expect((await report(line, body, 'inventory.report'))?.result.ok).toBe(true)

    const { inventory } = await admin.api.deviceFacts.inventory(byDevice())
    expect(inventory?.software).toEqual([{ name: '<script>alert(1)</script>', version: '1' }])
    expect((await admin.api.devices.get(byDevice())).serial).toBe('SN1')
  })
})

describe('a threshold', () => {
  let line: RawLine
  beforeEach(async () => {
    line = await openRawLine(world, await enrolRaw(world, admin, device.id))
  })

  test('raises one incident when it is crossed for long enough, and notes when it is over', () =>
    withThreshold({}, async () => {
      await report(line, reportOf(95))
      expect(await tickets()).toEqual([])
      world.pass(10 * 60_000)
      await report(line, reportOf(96))
      await report(line, reportOf(97))
      expect(await tickets()).toHaveLength(1)
      expect((await admin.api.devices.get(byDevice())).firingCount).toBe(1)

      await report(line, reportOf(50))

      expect((await admin.api.devices.get(byDevice())).firingCount).toBe(0)
      const { items } = await admin.api.alerts.list({ query: { deviceId: device.id } })
      expect(items).toMatchObject([{ state: 'resolved', check: 'disk /' }])
    }))

  test('that is left in between begins anew', () =>
    withThreshold({}, async () => {
      await report(line, reportOf(95))
      world.pass(5 * 60_000)
      await report(line, reportOf(50))
      world.pass(6 * 60_000)
      await report(line, reportOf(95))

      expect(await tickets()).toEqual([])
    }))

  test('of a group is no other device’s', async () => {
    const group = await admin.api.deviceWatching.addGroup({ body: { name: `Group ${count}` } })
    await withThreshold({ groupId: group.id, forSeconds: 0 }, async () => {
      await report(line, reportOf(95))
      expect(await tickets()).toEqual([])
      await admin.api.devices.update({ ...byDevice(), body: { groupId: group.id } })
      await report(line, reportOf(95))
      expect(await tickets()).toHaveLength(1)
    })
  })

  test('watches services, and says which one has stopped', () =>
    withThreshold({ measure: 'service', above: null, forSeconds: 0 }, async () => {
      await report(line, reportOf(10, { services: [{ name: 'nginx', state: 'stopped' }] }))

      expect((await tickets())[0]?.subject).toContain('nginx')
    }))

  test('is set by administrators, and compares what can be compared', async () => {
    const agent = await world.person('agent')
    const add = (who: Somebody, draft: Partial<ThresholdDraft>) =>
      who.api.deviceWatching.addThreshold({ body: { ...full, ...draft } })

    await expect(add(agent, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(add(admin, { above: null })).rejects.toMatchObject({ code: 'invalid' })
    await expect(add(admin, { measure: 'offline' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('devices', () => {
  test('are off until an administrator turns them on for a team', async () => {
    const team = await admin.api.teams.create({ body: { name: 'Without', color: '#2b59c3', members: [] } })
    const agent = await world.person('agent')

    await expect(admin.api.devices.create({ body: { name: 'X', teamId: team.id } })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(agent.api.deviceTeams.turn({ params: { id: team.id }, body: { isOn: true } })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('of a requester show on the ticket, and are put on it and taken off', async () => {
    const owner = await world.person('requester')
    await admin.api.devices.update({ ...byDevice(), body: { ownerId: owner.id } })
    const { number } = await admin.api.tickets.create({
      body: { subject: 'It is slow', bodyText: 'Very', requester: { id: owner.id } },
    })
    const on = async () => (await admin.api.ticketDevices.list({ params: { number } })).items

    expect(await on()).toMatchObject([{ name: device.name, isLinked: false }])
    await admin.api.ticketDevices.add({ params: { number, id: device.id } })
    expect(await on()).toMatchObject([{ isLinked: true }])
    expect(await tickets()).toMatchObject([{ number }])
    await admin.api.ticketDevices.remove({ params: { number, id: device.id } })
    expect(await on()).toMatchObject([{ isLinked: false }])
  })

  test('are found by any part of what they are known by, a page at a time', async () => {
    for (const name of ['Zeta b', 'zeta A', 'Zeta C'])
      await admin.api.devices.create({ body: { name, teamId: device.team.id, serial: `SER-${name}` } })

    const first = await admin.api.devices.list({ query: { q: 'ser-zeta', limit: 2 } })
    const second = await admin.api.devices.list({ query: { q: 'ZETA', limit: 2, cursor: first.nextCursor ?? '' } })

    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['zeta A', 'Zeta b', 'Zeta C'])
    expect(second.nextCursor).toBeNull()
  })

  test('are found by the search of the desk, those in reach only', async () => {
    const found = await deviceOf(admin, 'Torre Ñandú')
    await admin.api.teams.update({ params: { id: found.team.id }, body: { visibility: 'members' } })
    const outsider = await world.person('agent')
    const search = async (who: Somebody, type?: 'device') =>
      (await who.api.search.search({ query: { q: 'torre ñan', type } })).devices.map(({ name }) => name)

    expect(await search(admin)).toEqual(['Torre Ñandú'])
    expect(await search(admin, 'device')).toEqual(['Torre Ñandú'])
    expect(await search(outsider)).toEqual([])
  })

  test('share no asset tag', async () => {
    const add = (assetTag: string) =>
      admin.api.devices.create({ body: { name: 'Y', teamId: device.team.id, assetTag } })
    await add(`TAG-${count}`)

    await expect(add(`tag-${count}`)).rejects.toMatchObject({ code: 'name_taken' })
  })
})

describe('a real agent', () => {
  let agent: TestAgent
  beforeEach(async () => {
    agent = await testAgent()
  })

  test('does what its policy names, and nothing else', async () => {
    await admin.api.deviceTeams.turn({ params: { id: device.team.id }, body: { isOn: true, allowsActions: true } })
    const good = await admin.api.deviceActs.addScript({ body: { name: `Good ${count}`, content: 'echo good' } })
    const bad = await admin.api.deviceActs.addScript({ body: { name: `Bad ${count}`, content: 'echo bad' } })
    const { number } = await admin.api.tickets.create({ body: { subject: 'Slow', bodyText: 'Very' } })
    const { code } = await admin.api.deviceAgents.makeCode(byDevice())
    await agent.command('enrol', code, '--server', world.url, '--allow', 'actions')
    const policy = { allow: ['actions'], services: [], scripts: [good.sha256] }
    await writeFile(join(agent.folder, 'policy.json'), JSON.stringify(policy))
    agent.run()
    await until(async () => (await admin.api.devices.get(byDevice())).state === 'online', 60_000)
    const run = (act: WantedAct) => admin.api.deviceActs.run({ ...byDevice(), body: { act, ticketNumber: number } })

    expect(await run({ action: 'run_script', scriptId: good.id })).toMatchObject({ state: 'done', output: 'good\n' })
    await expect(run({ action: 'run_script', scriptId: bad.id })).rejects.toMatchObject({ code: 'device_refused' })
    await expect(run({ action: 'restart_service', service: 'ssh' })).rejects.toMatchObject({ code: 'device_refused' })
    expect(await run({ action: 'diagnostics' })).toMatchObject({ state: 'done' })

    const { items } = await admin.api.messages.list({ params: { number }, query: {} })
    expect(items.at(-1)?.attachments).toHaveLength(1)
    expect(items.map(({ bodyText }) => bodyText).join()).toContain('good')
    const acts = await admin.api.deviceActs.list(byDevice())
    expect(acts.items.map(({ state }) => state)).toEqual(['done', 'refused', 'refused', 'done'])
    await agent.remove()
  })

  test('does nothing for a team that may not', async () => {
    const act = { action: 'flush_dns' } as const

    await expect(admin.api.deviceActs.run({ ...byDevice(), body: { act } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await agent.remove()
  })

  test('is enrolled, measures within 15 seconds, raises an incident, is missed and comes back', {
    timeout: 240_000,
  }, async () => {
    await admin.api.deviceWatching.addThreshold({ body: { ...full, above: 1, measure: 'memory', forSeconds: 0 } })
    await admin.api.deviceWatching.addThreshold({ body: { ...full, above: null, measure: 'offline', forSeconds: 0 } })
    const { code } = await admin.api.deviceAgents.makeCode(byDevice())
    await agent.command('enrol', code, '--server', world.url)
    agent.run()

    const first = await until(async () => (await metrics()).latest ?? undefined, 60_000)
    const { stateSince: openedAt } = await admin.api.devices.get(byDevice())
    expect(Date.parse(first.at) - Date.parse(openedAt ?? '')).toBeLessThan(15_000)
    const [incident] = await until(async () => {
      const items = await tickets()
      return items.length > 0 && items
    }, 60_000)
    expect(incident?.subject).toContain(device.name)
    await until(async () => (await admin.api.deviceFacts.inventory(byDevice())).inventory !== null, 60_000)

    await agent.kill()
    await until(async () => (await admin.api.devices.get(byDevice())).state === 'offline', 60_000)
    await world.run('devices:look')
    const offline = async () => (await admin.api.alerts.list({ query: { deviceId: device.id } })).items
    expect(await offline()).toContainEqual(expect.objectContaining({ check: 'offline', state: 'firing' }))

    agent.run()
    const isBack = async () => (await offline()).some(({ check, state }) => check === 'offline' && state === 'resolved')
    await until(isBack, 60_000)
    await agent.remove()
  })
})
