import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RemoteKind } from '#contract/remote-session.ts'
import { mostChunkBytes, mostTransferBytes } from '#contract/transfer.ts'
import { enrolRaw, openRawLine, type RawLine, until } from '#test/devices.ts'
import { askOn, createHelpingDesk, type HelpingDesk } from '#test/helping.ts'
import { connectSide, type RelaySide } from '#test/relay.ts'
import type { Somebody, World } from '#test/world.ts'

let desk: HelpingDesk
let world: World
let noa: Somebody
/** A device that is anybody's: what it says, the test says. */
let line: RawLine
let deviceId: string

beforeAll(async () => {
  desk = await createHelpingDesk()
  const { admin, teamId } = desk
  ;({ world, noa } = desk)
  await admin.api.deviceTeams.turn({ params: { id: teamId }, body: { isOn: true } })
  const device = await admin.api.devices.create({ body: { name: 'PC-01', teamId, kind: 'server' } })
  deviceId = device.id
  line = await openRawLine(world, await enrolRaw(world, admin, deviceId), ['view', 'control', 'terminal'])
})
afterAll(async () => {
  line.socket.terminate()
  await world.close()
})

interface Asked {
  id: string
  kind: string
  body: { url: string; secret: string }
}

/** Both sides of a session. */
async function met(kind: RemoteKind = 'control') {
  const { ticket, params } = await askOn(desk, kind, deviceId)
  const drained = world.drain()
  const reply = async (body: unknown) => {
    const asked = await line.next<Asked>()
    line.say({ type: 'answer', id: asked?.id, result: { ok: true, body } })
    return asked?.body ?? { url: '', secret: '' }
  }
  await reply({ outcome: 'granted', by: 'ana' })
  const machine = connectSide(world.url, await reply(null))
  await drained
  const agent = connectSide(world.url, await noa.api.remote.connect({ params, body: { side: 'agent' } }))
  machine.say({ type: 'able', file: true, clipboard: true })
  const able = await agent.hears('able')
  const transfer = randomBytes(16).toString('hex')
  const transfers = async () => (await noa.api.remote.get({ params })).transfers
  return {
    ...{ machine, agent, able, transfer, params, transfers },
    offer: (side: RelaySide, size: number, name = 'a.txt') =>
      side.say({ type: 'offer', transfer, kind: 'file', name, size }),
    fetch: (type = 'file') => agent.say({ type: 'fetch', transfer, kind: type, path: null }),
    took: (side: RelaySide, bytes: number) => side.say({ type: 'took', transfer, bytes }),
    piece: (side: RelaySide, bytes: Buffer) => {
      side.say({ type: 'chunk', transfer })
      side.send(bytes)
    },
    done: (side: RelaySide, name = 'a.txt') => side.say({ type: 'done', transfer, name }),
    ended: () => until(async () => (await transfers()).find(({ state }) => state !== 'running')),
    told: async () => {
      const { items } = await noa.api.tickets.history({ params: { number: ticket.number }, query: {} })
      return items.filter(({ type }) => type === 'remote.transferred')
    },
    leave: async () => {
      agent.say({ type: 'stop' })
      await Promise.all([agent.closed, machine.closed])
    },
  }
}

describe('a transfer', () => {
  test('to the machine passes beside the screen, and is written down with who, what and how much', async () => {
    const { agent, machine, transfer, offer, took, piece, done, ended, told, params, leave } = await met()

    offer(agent, 11, '../../plan.txt')
    expect(await machine.hears('offer')).toMatchObject({ name: 'plan.txt', size: 11 })
    took(machine, 0)
    await agent.hears('took', { transfer })
    piece(agent, Buffer.from('hello '))
    piece(agent, Buffer.from('there'))
    await machine.reads('hello there')
    took(machine, 11)
    done(machine, 'plan (2).txt')
    await agent.hears('done', { name: 'plan (2).txt' })
    machine.send(Buffer.from('a picture'))
    await agent.reads('a picture')

    const written = {
      kind: 'file',
      direction: 'to_machine',
      name: 'plan (2).txt',
      bytes: 11,
      state: 'done',
      reason: null,
    }
    expect(await ended()).toMatchObject(written)
    const [entry] = await told()
    expect(entry?.cause.person?.id).toBe(noa.id)
    expect(entry?.changes).toContainEqual({ field: 'name', from: null, to: 'plan (2).txt' })
    await leave()
    const recording = await world.fetch(`/api/v1/remote-sessions/${params.id}/recording`, {
      headers: { cookie: noa.cookie },
    })
    expect(await recording.text()).toMatch(/a picture$/)
  })

  test('from the machine is recorded by nobody: neither the file in the film nor the text of a clipboard in the log', async () => {
    const { agent, machine, fetch, took, piece, done, ended, told, params, transfer, leave } = await met()

    fetch('clipboard')
    await machine.hears('fetch')
    machine.say({ type: 'offer', transfer, kind: 'clipboard', name: 'password', size: 6 })
    await agent.hears('offer')
    took(agent, 0)
    await machine.hears('took')
    piece(machine, Buffer.from('s3cret'))
    await agent.reads('s3cret')
    done(agent)
    await machine.hears('done')

    expect(await ended()).toMatchObject({ kind: 'clipboard', direction: 'from_machine', name: null, bytes: 6 })
    expect(JSON.stringify(await told())).not.toMatch(/s3cret|password/)
    machine.send(Buffer.from('a picture'))
    await agent.reads('a picture')
    await leave()
    const recording = await world.fetch(`/api/v1/remote-sessions/${params.id}/recording`, {
      headers: { cookie: noa.cookie },
    })
    expect(await recording.text()).not.toContain('s3cret')
  })

  test('that the machine refuses stands with the session, and not in the history', async () => {
    const { agent, machine, transfer, offer, ended, told, leave } = await met()

    offer(agent, 5)
    await machine.hears('offer')
    machine.say({ type: 'drop', transfer, reason: 'refused' })

    expect(await agent.hears('drop')).toMatchObject({ reason: 'refused' })
    expect(await ended()).toMatchObject({ state: 'dropped', reason: 'refused', bytes: 0 })
    expect(await told()).toEqual([])
    await leave()
  })

  test('ends when one side leaves, and what had passed is told', async () => {
    const { agent, machine, offer, took, piece, ended, told } = await met()
    offer(agent, 100)
    await machine.hears('offer')
    took(machine, 0)
    await agent.hears('took')
    piece(agent, Buffer.from('half'))
    await machine.reads('half')

    agent.socket.terminate()

    expect(await machine.hears('drop')).toMatchObject({ reason: 'lost' })
    expect(await ended()).toMatchObject({ reason: 'lost', bytes: 4 })
    expect((await told())[0]?.changes).toContainEqual({ field: 'isWhole', from: null, to: false })
    machine.say({ type: 'stop' })
    await machine.closed
  })
})

test('a transfer that is under way when its session ends goes no further', async () => {
  const { agent, machine, offer, took, ended, leave } = await met()
  offer(agent, 5)
  await machine.hears('offer')
  took(machine, 0)
  await agent.hears('took')

  await leave()

  expect(await ended()).toMatchObject({ state: 'dropped', reason: 'lost', bytes: 0 })
})

describe('nobody is believed', () => {
  test('a machine that sends more than it announced is cut off, and the page gets none of it', async () => {
    const { agent, machine, offer, fetch, took, piece, ended } = await met()
    fetch()
    await machine.hears('fetch')
    offer(machine, 4)
    await agent.hears('offer')
    took(agent, 0)
    await machine.hears('took')

    piece(machine, Buffer.from('more than four'))

    expect(await agent.hears('drop')).toMatchObject({ reason: 'failed' })
    expect(await machine.closed).toBe(4400)
    expect(await ended()).toMatchObject({ state: 'dropped', reason: 'failed' })
    agent.say({ type: 'stop' })
    await agent.closed
  })

  test('nor one that does not wait until it is taken', async () => {
    const { agent, machine, offer, fetch, took, piece } = await met()
    fetch()
    await machine.hears('fetch')
    offer(machine, mostTransferBytes.file)
    await agent.hears('offer')
    took(agent, 0)
    await machine.hears('took')

    for (let count = 0; count < 5; count += 1) piece(machine, Buffer.alloc(mostChunkBytes))

    expect(await machine.closed).toBe(4400)
    agent.say({ type: 'stop' })
    await agent.closed
  })

  test.each([
    ['file', mostTransferBytes.file],
    ['clipboard', mostTransferBytes.clipboard],
    ['clipboard', 100_000_000],
  ])('a %s of more than %i bytes does not begin', async (kind, most) => {
    const { agent, machine, transfer, fetch, ended, leave } = await met()
    fetch(kind)
    await machine.hears('fetch')

    machine.say({ type: 'offer', transfer, kind, name: 'a', size: most + 1 })

    expect(await agent.hears('drop')).toMatchObject({ reason: 'too_large' })
    expect(await machine.hears('drop')).toMatchObject({ reason: 'too_large' })
    expect(await ended()).toMatchObject({ reason: 'too_large', bytes: 0 })
    await leave()
  })

  test('a machine offers nothing that nobody asked for', async () => {
    const { agent, machine, offer, transfers, leave } = await met()

    offer(machine, 4)
    machine.say({ type: 'chat', text: 'after it' })
    await agent.hears('chat')

    expect(await transfers()).toEqual([])
    await leave()
  })

  test('one at a time', async () => {
    const { agent, machine, offer, leave } = await met()
    offer(agent, 5)
    await machine.hears('offer')
    const second = randomBytes(16).toString('hex')

    agent.say({ type: 'offer', transfer: second, kind: 'file', name: 'b', size: 5 })

    expect(await agent.hears('drop')).toMatchObject({ transfer: second, reason: 'busy' })
    await leave()
  })

  test.each([
    ['view', 'file'],
    ['view', 'clipboard'],
    ['terminal', 'clipboard'],
  ] as const)('a session of kind %s carries no %s, whatever both sides say', async (kind, item) => {
    const { agent, transfer, able, transfers, leave } = await met(kind)

    agent.say({ type: 'offer', transfer, kind: item, name: 'a', size: 1 })
    expect(await agent.hears('drop')).toMatchObject({ reason: 'refused' })

    expect(able[item]).toBe(false)
    expect(await transfers()).toEqual([])
    await leave()
  })
})
