import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { until } from '#test/devices.ts'
import {
  type FakeMeshCentral,
  fakeNode,
  meshAccount,
  relayEvent,
  startMeshCentral,
} from '#test/servers/mesh-central.ts'
import { startReceiver } from '#test/servers/receiver.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { codeOfApp } from '../people/second-factor/test-app.ts'
import { refusalOf } from '../people/test-browser.ts'
import { MeshHolder } from './index.ts'

let world: World
let admin: Somebody
let noa: Somebody
let teamId: string
let fake: FakeMeshCentral
let holder: MeshHolder

beforeAll(async () => {
  world = await createWorld({ webhookNetworks: '127.0.0.0/8' })
  admin = await world.admin()
  const team = await admin.api.teams.create({ body: { name: 'Campo', color: '#2b59c3', members: [] } })
  teamId = team.id
  await admin.api.deviceTeams.turn({ params: { id: teamId }, body: { isOn: true } })
  await admin.api.remote.changeSettings({ body: { teamIds: [teamId] } })
  noa = await world.person('agent', { name: 'Noa Rivas', teamIds: [teamId] })
})
afterAll(() => world.close())
beforeEach(async () => {
  fake = await startMeshCentral()
  holder = new MeshHolder(world.desk.contextOf({ kind: 'system', job: 'mesh' }), world.desk.databaseUrl)
  await holder.start()
})
afterEach(async () => {
  await holder.stop()
  await fake.close()
  await world.db.deleteFrom('meshServers').execute()
  await world.db.deleteFrom('meshNodes').execute()
})

const server = async () => (await admin.api.mesh.server()).server
const connect = () => admin.api.mesh.change({ body: { url: fake.url, ...meshAccount } })
const connected = () => until(async () => (await server())?.state === 'connected')
const failing = (fault: string) => until(async () => (await server())?.fault === fault)
const nodes = async (query: { q?: string; link?: 'linked' | 'proposed' } = {}) =>
  (await admin.api.mesh.devices({ query })).items
const node = (name: string) => until(async () => (await nodes()).find((one) => one.name === name))

/** A machine there that is a device here, of somebody who has a ticket. */
async function machine(name: string) {
  const ana = await world.person('requester')
  const device = await admin.api.devices.create({ body: { name, teamId, ownerId: ana.id } })
  const theirs = fakeNode(name)
  fake.nodes.push(theirs)
  await connect()
  await connected()
  const { id } = await node(name)
  await admin.api.mesh.link({ params: { id }, body: { deviceId: device.id } })
  const { number } = await openFor(noa, ana)
  return { ana, device, theirs, number, params: { number } }
}

async function told(number: number) {
  const { items } = await noa.api.tickets.history({ params: { number }, query: {} })
  return items
    .filter(({ type }) => type.startsWith('mesh.'))
    .map(({ type, changes }) => [type, Object.fromEntries(changes.map(({ field, to }) => [field, to]))])
}

describe('the server', () => {
  test('is an administrator’s business, and its secret is never answered', async () => {
    const saved = await connect()

    expect(saved).toMatchObject({ url: fake.url, username: '~t:mesa', hasSecret: true, isOn: true })
    expect(JSON.stringify(await server())).not.toContain(meshAccount.secret)
    expect(await refusalOf(noa.api.mesh.server())).toBe('forbidden')
    expect(await refusalOf(noa.api.mesh.change({ body: { isOn: false } }))).toBe('forbidden')
    const { items } = await admin.api.audit.list({ query: {} })
    expect(items[0]).toMatchObject({ action: 'mesh.changed', subject: new URL(fake.url).host })
    expect(JSON.stringify(items)).not.toContain(meshAccount.secret)
  })

  test('is at an address that the desk may reach, and nothing stands in it but the address', async () => {
    const refused = (url: string) => refusalOf(admin.api.mesh.change({ body: { url, ...meshAccount } }))

    expect(await refused('http://10.0.0.7')).toBe('invalid')
    expect(await refused('https://192.168.1.4')).toBe('invalid')
    expect(await refused('https://mesh.example/?key=secret')).toBe('invalid')
    expect(await refused('https://noa:secret@mesh.example')).toBe('invalid')
    expect(await refused('ftp://mesh.example')).toBe('invalid')
  })

  test('gets no secret that was given for another address', async () => {
    await connect()
    const elsewhere = await startMeshCentral()

    expect(await refusalOf(admin.api.mesh.change({ body: { url: elsewhere.url } }))).toBe('invalid')
    const draft = { url: elsewhere.url, username: meshAccount.username }
    expect(await refusalOf(admin.api.mesh.try({ body: draft }))).toBe('invalid')
    expect(elsewhere.signIns).toBe(0)
    await elsewhere.close()
  })

  test('is forgotten with its machines', async () => {
    fake.nodes.push(fakeNode('pc-01'))
    await connect()
    await node('pc-01')

    await admin.api.mesh.remove()

    expect(await server()).toBeNull()
    expect(await nodes()).toEqual([])
    await until(async () => fake.connections() === 0)
  })
})

describe('a trial', () => {
  const attempt = (url: string, secret = meshAccount.secret) =>
    admin.api.mesh.try({ body: { url, username: meshAccount.username, secret } })

  test('says which version it found', async () => {
    expect(await attempt(fake.url)).toEqual({ fault: null, version: '1.3.2' })
    expect(await attempt(fake.url.replace('http', 'ws'))).toMatchObject({ fault: null })
  })

  test('says that the account is not known', async () => {
    expect(await attempt(fake.url, 'wrong')).toEqual({ fault: 'wrong_credentials', version: null })
  })

  test('says that nobody is there, or somebody else', async () => {
    const other = await startReceiver()

    expect(await attempt('http://127.0.0.1:9')).toEqual({ fault: 'unreachable', version: null })
    expect(await attempt(other.url)).toEqual({ fault: 'nonsense', version: null })
    await other.close()
  })

  test.each([
    ['too_old', { version: '1.1.50' }, '1.1.50'],
    ['too_old', { version: '1.3.0' }, '1.3.0'],
    ['version_unknown', { version: undefined }, null],
    ['version_unknown', { version: 'new' }, null],
    ['code_needed', { refuses: 'tokenrequired' }, null],
  ])('says %s of a server with %j', async (fault, options, version) => {
    const odd = await startMeshCentral(options)

    expect(await attempt(odd.url)).toEqual({ fault, version })
    await odd.close()
  })

  test('says that the certificate is not to be trusted', async () => {
    const file = (name: string) => readFileSync(new URL(`../../test/tls/${name}`, import.meta.url))
    const secure = await startMeshCentral({ certificate: { key: file('first.key'), cert: file('first.crt') } })

    expect(await attempt(secure.url)).toEqual({ fault: 'certificate', version: null })
    expect(secure.signIns).toBe(0)
    await secure.close()
  })
})

describe('machines', () => {
  test('appear with how they are, change as it happens, and go', async () => {
    const [pc, laptop] = [fakeNode('pc-01'), fakeNode('laptop-7', { conn: 0, pwr: 0 })]
    fake.nodes.push(pc, laptop)
    await connect()
    await connected()
    expect(await node('pc-01')).toMatchObject({
      host: 'pc-01',
      group: 'Oficina',
      system: 'Windows 11',
      state: 'connected',
      power: 'on',
    })
    expect(await node('laptop-7')).toMatchObject({ state: 'disconnected', power: 'unknown' })

    fake.tell({ action: 'nodeconnect', nodeid: laptop._id, conn: 1, pwr: 1 })
    fake.tell({ action: 'changenode', node: { ...pc, name: 'Recepción' } })

    await until(async () => (await node('laptop-7')).state === 'connected')
    await node('Recepción')
    fake.tell({ action: 'removenode', nodeid: pc._id })
    await until(async () => (await nodes()).length === 1)
    expect(await server()).toMatchObject({ version: '1.3.2', deviceCount: 1, fault: null })
  })

  test('that come later are asked for, and one that the server leaves out is not connected', async () => {
    fake.nodes.push(fakeNode('pc-01'))
    await connect()
    await node('pc-01')

    fake.nodes = [fakeNode('pc-02')]
    fake.tell({ action: 'addnode', node: fakeNode('pc-02') })

    await node('pc-02')
    await until(async () => (await node('pc-01')).state === 'disconnected')
  })

  test('are as true as the connection: it is made again when it breaks', async () => {
    fake.nodes.push(fakeNode('pc-01'))
    await connect()
    await connected()
    const { port } = fake

    await fake.close()
    await failing('unreachable')
    expect((await node('pc-01')).state).toBe('unknown')
    fake = await startMeshCentral({ port })
    fake.nodes.push(fakeNode('pc-01'))

    await connected()
    expect((await node('pc-01')).state).toBe('connected')
  })

  test('are followed by one process alone, and by the next when it ends', async () => {
    await connect()
    await connected()
    const second = new MeshHolder(world.desk.contextOf({ kind: 'system', job: 'mesh' }), world.desk.databaseUrl)
    await second.start()

    await holder.stop()

    await until(async () => fake.signIns === 2)
    expect(fake.connections()).toBe(1)
    await second.stop()
  })

  test('are not followed while it is switched off', async () => {
    await connect()
    await connected()

    await admin.api.mesh.change({ body: { isOn: false } })

    await until(async () => fake.connections() === 0)
    expect(await server()).toMatchObject({ state: 'off', isOn: false })
  })

  test('are proposed by equal names, and linked by hand', async () => {
    const device = await admin.api.devices.create({ body: { name: 'Caja-3', teamId } })
    fake.nodes.push(fakeNode('CAJA-3'), fakeNode('other'))
    await connect()
    await connected()
    const { id, proposal } = await node('CAJA-3')
    expect(proposal).toEqual({ id: device.id, name: 'Caja-3' })
    expect(await nodes({ link: 'proposed' })).toHaveLength(1)
    expect(await refusalOf(noa.api.mesh.link({ params: { id }, body: { deviceId: device.id } }))).toBe('forbidden')

    await admin.api.mesh.link({ params: { id }, body: { deviceId: device.id } })

    expect(await node('CAJA-3')).toMatchObject({ device: { id: device.id }, proposal: null })
    expect((await nodes({ link: 'linked', q: 'caja' })).map((one) => one.id)).toEqual([id])
    const { node: seen } = await noa.api.mesh.ofDevice({ params: { id: device.id } })
    expect(seen).toMatchObject({ name: 'CAJA-3', state: 'connected' })
    expect(seen?.url).toMatch(new RegExp(`^${fake.url}/\\?viewmode=10&gotonode=CAJA3`))
    const other = await node('other')
    const again = { params: { id: other.id }, body: { deviceId: device.id } }
    expect(await refusalOf(admin.api.mesh.link(again))).toBe('in_use')
    await admin.api.mesh.link({ params: { id }, body: { deviceId: null } })
    expect((await noa.api.mesh.ofDevice({ params: { id: device.id } })).node).toBeNull()
  })

  test('of a device out of reach are not there', async () => {
    const { device, params, number } = await machine('pc-reach')
    const lea = await world.person('agent', { teamIds: [teamId] })
    const closed = await hiddenTeam(world, 'Cerrado', [noa])
    await admin.api.deviceTeams.turn({ params: { id: closed.id }, body: { isOn: true } })
    await admin.api.devices.update({ params: { id: device.id }, body: { teamId: closed.id } })

    expect(await refusalOf(lea.api.mesh.ofDevice({ params: { id: device.id } }))).toBe('not_found')
    expect((await lea.api.mesh.ofTicket({ params })).items).toEqual([])
    const link = { params: { number }, body: { kind: 'open' as const, deviceId: device.id } }
    expect(await refusalOf(lea.api.mesh.makeLink(link))).toBe('not_found')
    expect((await noa.api.mesh.ofTicket({ params })).items).toHaveLength(1)
  })

  test('with odd names are kept as words, and those that make no sense are left out', async () => {
    const html = '<img src=x onerror="alert(1)">'
    fake.nodes.push(
      fakeNode('odd', { name: html, rname: '\u0000\u202Epc' }),
      fakeNode('long', { name: 'x'.repeat(100_000) }),
      fakeNode('twice'),
      fakeNode('twice', { name: 'twice-b' }),
      fakeNode('bad', { _id: 'node//"><script>' }),
      fakeNode('worse', { conn: 'yes', pwr: {}, name: { toString: 1 } }),
    )

    await connect()

    expect(await node(html)).toMatchObject({ host: 'pc' })
    const kept = await nodes()
    expect(kept).toHaveLength(4)
    expect(Math.max(...kept.map(({ name }) => name.length))).toBe(200)
  })

  test.each([
    ['a hundred megabytes', () => Buffer.alloc(100 * 1024 * 1024, 'x')],
    ['JSON without a bottom', () => `{"action":"nodes","nodes":${'['.repeat(5_000_000)}`],
    ['a list that is no list', () => '{"action":"nodes","nodes":{"mesh//office":"all of them"}}'],
    ['no JSON', () => 'hello'],
    ['bytes', () => Buffer.from([0, 1, 2])],
  ])('of a server that answers with %s are none, and the desk goes on', async (_, nonsense) => {
    fake.nonsense = nonsense()

    await connect()

    await failing('nonsense')
    expect(await nodes()).toEqual([])
    fake.nonsense = undefined
    await connected()
  })
})

describe('a link', () => {
  const share = (deviceId: string, access: 'view' | 'control' | 'terminal' = 'view') =>
    ({ kind: 'share', deviceId, access, minutes: 30 }) as const

  test('is shown for devices of the ticket and of whom it is for', async () => {
    const { device, params } = await machine('pc-shown')

    const seen = await noa.api.mesh.ofTicket({ params })

    expect(seen).toMatchObject({
      items: [{ device: { id: device.id, name: 'pc-shown' }, state: 'connected', power: 'on' }],
      links: [],
      can: { make: true },
    })
  })

  test('is made only by teams that may, on tickets in reach that are open, for devices of the ticket', async () => {
    const { device, params, number } = await machine('pc-rules')
    const stranger = await admin.api.devices.create({ body: { name: 'pc-elsewhere', teamId } })
    const chief = await world.person('admin')
    const ask = (who: Somebody, deviceId: string, kind: 'open' | 'share' = 'share') =>
      refusalOf(who.api.mesh.makeLink({ params, body: kind === 'open' ? { kind, deviceId } : share(deviceId) }))

    expect(await ask(chief, device.id)).toBe('forbidden')
    expect(await ask(chief, device.id, 'open')).toBe('forbidden')
    expect((await chief.api.mesh.ofTicket({ params })).can.make).toBe(false)
    expect((await chief.api.mesh.ofDevice({ params: { id: device.id } })).node?.url).toBeNull()
    expect(await ask(noa, stranger.id)).toBe('not_found')
    await noa.api.tickets.change({ params, body: { status: 'solved' } })
    await world.db.updateTable('tickets').set({ status: 'closed' }).where('number', '=', number).execute()
    expect(await ask(noa, device.id)).toBe('ticket_closed')
    expect(fake.shares).toEqual([])
  })

  test('takes a code of the second factor that was given not long ago', async () => {
    const { device, params } = await machine('pc-factor')
    const eva = await world.person('agent', { teamIds: [teamId] })
    const now = () => world.desk.contextOf({ kind: 'system', job: 'test' }).now()
    const { secret } = await eva.api.secondFactor.begin({ body: {} })
    await eva.api.secondFactor.confirm({ body: { code: codeOfApp(secret, now()) } })
    const ask = () => refusalOf(eva.api.mesh.makeLink({ params, body: share(device.id) }))
    world.pass(16 * 60_000)

    expect(await ask()).toBe('code_needed')
    await eva.api.secondFactor.prove({ body: { code: codeOfApp(secret, now()) } })
    expect(await ask()).toBeUndefined()
  })

  test.each([
    ['view', { p: 2, viewOnly: true, consent: 0x48 }],
    ['control', { p: 2, viewOnly: false, consent: 0x48 }],
    ['terminal', { p: 1, viewOnly: false, consent: 0x10 }],
  ] as const)('to %s asks the person at the machine, and ends by itself', async (access, asked) => {
    const { device, theirs, params, number } = await machine(`pc-${access}`)

    const made = await noa.api.mesh.makeLink({ params, body: share(device.id, access) })

    expect(made.url).toBe(`${fake.url}/sharing?c=Cookie$1@abcdef`)
    const [sent] = fake.shares
    expect(sent).toMatchObject({ nodeid: theirs._id, ...asked })
    expect(sent?.['guestname']).toMatch(new RegExp(`^Noa Rivas · Mesa #${number} · `))
    expect(Number(sent?.['end']) - Date.parse(made.madeAt) / 1000).toBeCloseTo(30 * 60, -1)
    const { links } = await noa.api.mesh.ofTicket({ params })
    expect(links).toMatchObject([{ id: made.id, kind: 'share', access, can: { end: true } }])
    expect(JSON.stringify(links)).not.toContain('Cookie')
    expect(await told(number)).toMatchObject([['mesh.link_made', { kind: 'share', access, device: device.name }]])
    world.pass(31 * 60_000)
    expect((await noa.api.mesh.ofTicket({ params })).links).toEqual([])
  })

  test('leads to the server that was set up, whatever it answers', async () => {
    const { device, params } = await machine('pc-evil')
    fake.shareUrl = 'https://evil.example/sharing?c=Cookie$1@abcdef'

    const made = await noa.api.mesh.makeLink({ params, body: share(device.id) })

    expect(made.url).toBe(`${fake.url}/sharing?c=Cookie$1@abcdef`)
    fake.shareUrl = 'javascript:alert(1)'
    expect(await refusalOf(noa.api.mesh.makeLink({ params, body: share(device.id) }))).toBe('mesh_failed')
  })

  test('that the server refuses is not made', async () => {
    const { device, params, number } = await machine('pc-refused')
    fake.shareResult = 'Access denied'

    expect(await refusalOf(noa.api.mesh.makeLink({ params, body: share(device.id) }))).toBe('mesh_failed')
    expect(await told(number)).toEqual([])
  })

  test('is ended before its time by who made it, and by administrators', async () => {
    const { device, theirs, params, number } = await machine('pc-end')
    const { id } = await noa.api.mesh.makeLink({ params, body: share(device.id) })
    const lea = await world.person('agent', { teamIds: [teamId] })
    expect(await refusalOf(lea.api.mesh.endLink({ params: { id } }))).toBe('not_found')

    await noa.api.mesh.endLink({ params: { id } })
    await admin.api.mesh.endLink({ params: { id } })

    const removed = fake.asked.filter(({ action }) => action === 'removeDeviceShare')
    expect(removed).toMatchObject([{ nodeid: theirs._id, publicid: 'share-1' }])
    expect((await noa.api.mesh.ofTicket({ params })).links).toEqual([])
    expect((await told(number)).map(([type]) => type)).toEqual(['mesh.link_made', 'mesh.link_ended'])
  })

  test('that opens the device tells nothing to the server', async () => {
    const { device, params, number } = await machine('pc-open')

    const made = await noa.api.mesh.makeLink({ params, body: { kind: 'open', deviceId: device.id } })

    expect(made.url).toMatch(new RegExp(`^${fake.url}/\\?viewmode=10&gotonode=pcopen`))
    expect(fake.shares).toEqual([])
    expect(await told(number)).toMatchObject([['mesh.link_made', { kind: 'open', device: 'pc-open' }]])
  })
})

describe('a session in MeshCentral', () => {
  const open = async (name: string) => {
    const known = await machine(name)
    await noa.api.mesh.makeLink({ params: known.params, body: { kind: 'open', deviceId: known.device.id } })
    return known
  }
  const noted = (number: number, count: number) =>
    until(async () => {
      const sessions = (await told(number)).filter(([type]) => type === 'mesh.began' || type === 'mesh.ended')
      return sessions.length >= count ? sessions : undefined
    })
  /** All that was said before has been read when this is. */
  const passed = async (mark: string) => {
    fake.tell({ action: 'changenode', node: fakeNode(fake.nodes[0]?.name as string, { name: mark }) })
    await node(mark)
  }

  test('is noted on the ticket with its end, each once', async () => {
    const { theirs, number } = await open('pc-session')

    fake.tell(relayEvent(theirs, 'began'))
    fake.tell(relayEvent(theirs, 'began'))
    fake.tell(relayEvent(theirs, 'ended'))
    fake.tell(relayEvent(theirs, 'ended'))
    await passed('read')

    expect(await noted(number, 2)).toEqual([
      ['mesh.began', { device: 'pc-session', session: 'desktop', user: 'lea' }],
      ['mesh.ended', { device: 'pc-session', session: 'desktop', user: 'lea', seconds: 300, bytes: 1024 }],
    ])
  })

  test('by a share is noted on the ticket of that share', async () => {
    const { theirs, device, number, ana } = await open('pc-guest')
    const other = await openFor(noa, ana)
    const params = { number: other.number }
    await noa.api.mesh.makeLink({ params, body: { kind: 'share', deviceId: device.id, access: 'control' } })
    const guestname = fake.shares[0]?.['guestname']

    fake.tell(relayEvent(theirs, 'began', { guestname, msgArgs: ['relay-guest', 'a', 'b'] }))

    expect(await noted(other.number, 1)).toMatchObject([['mesh.began', { user: guestname }]])
    expect((await told(number)).map(([type]) => type)).toEqual(['mesh.link_made'])
  })

  test('is nobody’s business where no link is good', async () => {
    const { theirs, number } = await open('pc-late')
    world.pass(5 * 3_600_000)

    fake.tell(relayEvent(theirs, 'began', { msgArgs: ['relay-late', 'a', 'b'] }))
    await passed('read late')

    expect((await told(number)).map(([type]) => type)).toEqual(['mesh.link_made'])
  })

  test('that was not heard of while the connection was broken is noted afterwards', async () => {
    const { theirs, number } = await open('pc-gap')
    const { port } = fake
    fake.tell(relayEvent(theirs, 'began', { msgArgs: ['relay-gap', 'a', 'b'] }))
    await noted(number, 1)

    await fake.close()
    await failing('unreachable')
    fake = await startMeshCentral({ port })
    fake.nodes.push(theirs)
    const time = new Date(world.desk.contextOf({ kind: 'system', job: 'test' }).now()).toISOString()
    fake.log.push(
      relayEvent(theirs, 'began', { msgArgs: ['relay-gap', 'a', 'b'], time }),
      relayEvent(theirs, 'ended', { msgArgs: ['relay-gap', 'a', 'b', 60], time }),
      relayEvent(theirs, 'ended', { msgArgs: ['relay-short', 'a', 'b', 0], msgid: 10, time }),
    )

    expect((await noted(number, 3)).map(([type]) => type)).toEqual(['mesh.began', 'mesh.ended', 'mesh.ended'])
  })
})
