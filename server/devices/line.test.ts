import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { deepestFrame } from '#contract/device.ts'
import type { Device } from '#contract/devices.ts'
import {
  deviceOf,
  enrolmentOf,
  enrolRaw,
  type Identity,
  newKey,
  openRawLine,
  proofOf,
  RawLine,
  until,
} from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { type TestAgent, testAgent } from '../../device/test-agent.ts'
import { askDevice } from './ask.ts'

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
  // Each test begins with a door that nobody has knocked at.
  world.pass(61_000)
})

const codeFor = (id: string) => admin.api.deviceAgents.makeCode({ params: { id } })
const stateOf = async (id: string) => (await admin.api.devices.get({ params: { id } })).state
const ctx = () => world.desk.contextOf({ kind: 'system', job: 'test' })

describe('enrolment', () => {
  test('a code enrols one key, once', async () => {
    const { code } = await codeFor(device.id)

    const enrolled = await world.stranger.deviceAgents.enrol({ body: enrolmentOf(code, newKey()) })

    expect(enrolled.deviceId).toBe(device.id)
    await expect(world.stranger.deviceAgents.enrol({ body: enrolmentOf(code, newKey()) })).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
  })

  test('two who bring the same code at once do not both get in', async () => {
    const { code } = await codeFor(device.id)

    const tries = [newKey(), newKey()].map((key) => world.stranger.deviceAgents.enrol({ body: enrolmentOf(code, key) }))

    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a code ends after 15 minutes, and when another is made', async () => {
    const first = await codeFor(device.id)
    const second = await codeFor(device.id)
    const late = () => world.stranger.deviceAgents.enrol({ body: enrolmentOf(second.code, newKey()) })

    await expect(world.stranger.deviceAgents.enrol({ body: enrolmentOf(first.code, newKey()) })).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    world.pass(15 * 60_000 + 1)
    await expect(late()).rejects.toMatchObject({ code: 'wrong_credentials' })
  })

  test('whoever enrols proves to hold the key, and guessing is slowed down', async () => {
    const { code } = await codeFor(device.id)
    const foreign = { ...enrolmentOf(code, newKey()), publicKey: newKey().publicKey }
    const guess = () => world.stranger.deviceAgents.enrol({ body: enrolmentOf('AAAA-BBBB-CCCC-DDDD', newKey()) })

    await expect(world.stranger.deviceAgents.enrol({ body: foreign })).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    const guesses = await Promise.allSettled(Array.from({ length: 30 }, guess))
    expect(guesses).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'too_many_requests' }) }),
    )
  })

  test('the code is kept only as a hash', async () => {
    const { code } = await codeFor(device.id)

    const rows = await world.db.selectFrom('deviceCodes').selectAll().where('deviceId', '=', device.id).execute()
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
  })
})

describe('the line', () => {
  let identity: Identity
  beforeEach(async () => {
    identity = await enrolRaw(world, admin, device.id)
  })

  test('the key that was enrolled opens it', async () => {
    const line = await openRawLine(world, identity)

    expect(await stateOf(device.id)).toBe('online')
    line.socket.close()
    await until(async () => (await stateOf(device.id)) === 'offline')
  })

  test('another key does not', async () => {
    const line = await openRawLine(world, { ...identity, key: newKey() })

    expect(await line.end()).toBe(4401)
    expect(await stateOf(device.id)).toBe('offline')
  })

  test('a proof that was heard on another connection proves nothing', async () => {
    const first = new RawLine(world.url)
    const heard = proofOf(identity, (await first.next()) ?? { connection: '', nonce: '' })
    first.say(heard)
    await first.next()
    const second = new RawLine(world.url)
    await second.next()

    second.say(heard)

    expect(await second.end()).toBe(4401)
    expect(first.closed).toBeUndefined()
    first.socket.close()
  })

  test('a proof made for another desk proves nothing here', async () => {
    const line = await openRawLine(world, { ...identity, serverKey: newKey().publicKey })

    expect(await line.end()).toBe(4401)
  })

  test('the desk signs its challenge with the key that devices keep', async () => {
    const line = new RawLine(world.url)

    const said = await line.next<{ signature: string }>()

    expect(said?.signature).toMatch(/^[\w-]{86}$/)
    line.socket.close()
  })

  test.each([
    ['no JSON', '{'],
    ['something else', '{"type":"hello"}'],
    ['a proof again', '{"type":"proof"}'],
    ['what is too deep', `{"type":"request","id":"1","kind":"a.b","body":${'['.repeat(deepestFrame + 1)}`],
    ['a hundred thousand brackets', '['.repeat(100_000)],
  ])('%s ends it', async (_, text) => {
    const line = await openRawLine(world, identity)

    line.say(text)

    expect(await line.end()).toBe(4400)
  })

  test('a frame above the limit ends it before it is read', async () => {
    const line = await openRawLine(world, identity)

    line.say(`"${'x'.repeat(1_100_000)}"`)

    expect(await line.end()).toBe(1009)
  })

  test('a device that opens another line loses the first one', async () => {
    const first = await openRawLine(world, identity)
    const second = await openRawLine(world, identity)

    expect(await first.end()).toBe(4409)
    expect(await stateOf(device.id)).toBe('online')
    second.socket.close()
  })

  test('turned off for the team, devices are cut off, hidden and refused', async () => {
    const line = await openRawLine(world, identity)

    await admin.api.deviceTeams.turn({ params: { id: device.team.id }, body: { isOn: false } })

    expect(await line.end()).toBe(4403)
    await expect(admin.api.devices.get({ params: { id: device.id } })).rejects.toMatchObject({ code: 'not_found' })
    expect(await (await openRawLine(world, identity)).end()).toBe(4403)
  })

  test('enrolled anew, the former key opens nothing', async () => {
    const line = await openRawLine(world, identity)

    await enrolRaw(world, admin, device.id)

    await line.end()
    expect(await (await openRawLine(world, identity)).end()).toBe(4401)
  })

  test('a node that died leaves no device online', async () => {
    const { connectionId } = await world.db
      .insertInto('deviceLines')
      .values({
        deviceId: device.id,
        connectionId: crypto.randomUUID(),
        nodeId: crypto.randomUUID(),
        openedAt: ctx().now(),
        heardAt: ctx().now(),
      })
      .returning('connectionId')
      .executeTakeFirstOrThrow()
    expect(await stateOf(device.id)).toBe('online')

    world.pass(61_000)

    expect(await stateOf(device.id)).toBe('offline')
    await world.run('devices:look')
    const row = await world.db
      .selectFrom('deviceLines')
      .select('closedAt')
      .where('connectionId', '=', connectionId)
      .executeTakeFirst()
    expect(row?.closedAt).not.toBeNull()
  })
})

describe('questions', () => {
  const question = { kind: 'test.echo', body: { word: 'mesa' }, answer: z.object({ word: z.string() }) }
  let line: RawLine
  beforeEach(async () => {
    line = await openRawLine(world, await enrolRaw(world, admin, device.id))
  })

  interface Asked {
    id: string
    kind: string
    body: unknown
  }

  test('a question reaches the device, and its answer comes back', async () => {
    const asking = askDevice(ctx(), device.id, question)
    const asked = await line.next<Asked>()
    line.say({ type: 'answer', id: asked?.id, result: { ok: true, body: asked?.body } })

    expect(await asking).toEqual({ word: 'mesa' })
    expect(await world.db.selectFrom('deviceRequests').selectAll().execute()).toEqual([])
  })

  test('an answer that is not as agreed is a failure, and a refusal is told as one', async () => {
    const first = askDevice(ctx(), device.id, question)
    line.say({ type: 'answer', id: (await line.next<Asked>())?.id, result: { ok: true, body: { word: 7 } } })
    await expect(first).rejects.toMatchObject({ code: 'device_failed' })

    const second = askDevice(ctx(), device.id, question)
    line.say({
      type: 'answer',
      id: (await line.next<Asked>())?.id,
      result: { ok: false, fault: 'refused', detail: 'not here' },
    })
    await expect(second).rejects.toMatchObject({ code: 'device_refused' })
  })

  test('a device that says nothing has failed, one that is away is offline', async () => {
    await expect(askDevice(ctx(), device.id, { ...question, withinMs: 50 })).rejects.toMatchObject({
      code: 'device_failed',
    })
    line.socket.close()
    await until(async () => (await stateOf(device.id)) === 'offline')
    await expect(askDevice(ctx(), device.id, question)).rejects.toMatchObject({ code: 'device_offline' })
  })

  test('what the desk does not know, it says so', async () => {
    line.say({ type: 'request', id: '1', kind: 'no.such', body: {} })

    expect(await line.next()).toMatchObject({ type: 'answer', id: '1', result: { ok: false, fault: 'unknown' } })
  })

  test('a device that asks without end is cut off', async () => {
    for (let number = 0; number < 125; number += 1)
      line.say({ type: 'request', id: String(number), kind: 'no.such', body: {} })

    expect(await line.end()).toBe(4429)
  })
})

describe('a real agent', () => {
  let agent: TestAgent
  beforeEach(async () => {
    agent = await testAgent()
  })

  test('enrols, holds a line, and is missed within ten seconds when it is killed', async () => {
    const { code } = await codeFor(device.id)
    const enrolling = await agent.command('enrol', code, '--server', world.url)
    expect(enrolling).toMatchObject({ code: 0 })
    const { mode } = await stat(join(agent.folder, 'state.json'))
    expect(mode & 0o777).toBe(0o600)

    agent.run()
    await until(async () => (await stateOf(device.id)) === 'online')
    await agent.kill()

    await until(async () => (await stateOf(device.id)) === 'offline', 10_000)
    await agent.remove()
  })

  test('keeps its policy: what it does not allow is refused there, whatever the desk asks', async () => {
    const { code } = await codeFor(device.id)
    await agent.command('enrol', code, '--server', world.url)
    const before = await readFile(join(agent.folder, 'policy.json'), 'utf8')
    agent.run()
    await until(async () => (await stateOf(device.id)) === 'online')

    for (const kind of ['policy.write', 'state.read', 'constructor.x'])
      await expect(askDevice(ctx(), device.id, { kind, body: {}, answer: z.unknown() })).rejects.toMatchObject({
        code: 'device_failed',
      })

    expect(await readFile(join(agent.folder, 'policy.json'), 'utf8')).toBe(before)
    expect((await admin.api.devices.get({ params: { id: device.id } })).allowed).toEqual(['inventory', 'metrics'])
    await agent.remove()
  })

  test('talks to no other desk than the one it was enrolled at', async () => {
    const { code } = await codeFor(device.id)
    await agent.command('enrol', code, '--server', world.url)
    const path = join(agent.folder, 'state.json')
    const state = JSON.parse(await readFile(path, 'utf8'))
    await writeFile(path, JSON.stringify({ ...state, serverKey: newKey().publicKey }))

    const check = await agent.command('check')

    expect(check.code).toBe(1)
    expect(check.said).toContain('not the desk of this device')
    await agent.remove()
  })

  test('refuses plain http to another machine, and says what is wrong in one line', async () => {
    const { code, said } = await agent.command('enrol', 'AAAA-BBBB-CCCC-DDDD', '--server', 'http://desk.example.org')

    expect(code).toBe(1)
    expect(said.trim().split('\n')).toEqual([expect.stringContaining('https')])
    await agent.remove()
  })
})
