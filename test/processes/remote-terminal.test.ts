import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '#server/people/test-browser.ts'
import { askOn, createHelpingDesk, type HelpingDesk } from '../helping.ts'
import { machineOf } from '../machine.ts'
import { connectSide } from '../relay.ts'
import type { Somebody, World } from '../world.ts'

let desk: HelpingDesk
let world: World
let admin: Somebody
let noa: Somebody
let machine: Awaited<ReturnType<typeof machineOf>>

beforeAll(async () => {
  desk = await createHelpingDesk({ name: 'Noa <b>Rivas</b>' })
  ;({ world, admin, noa } = desk)
  machine = await machineOf(world, admin, desk.teamId, ['terminal'])
})
afterAll(async () => {
  await machine.leave()
  await world.close()
})

const askFor = (kind: 'terminal' | 'control') => askOn(desk, kind, machine.device.id)

async function stateAfter(answer: 'yes' | 'no' | 'nothing') {
  await machine.answer(answer)
  const { params } = await askFor('terminal')
  await world.drain()
  return noa.api.remote.get({ params })
}

describe('a terminal on a machine', () => {
  test('is opened when the person there agrees, as that person and not as root, and is recorded', async () => {
    const { id, state, answeredBy } = await stateAfter('yes')
    expect([state, typeof answeredBy]).toEqual(['granted', 'string'])
    expect(await machine.asked()).toContain('Noa <b>Rivas</b> wants to open a terminal')
    const pass = await noa.api.remote.connect({ params: { id }, body: { side: 'agent' } })

    const side = connectSide(world.url, pass)
    await side.hears('peer', { isHere: true })
    side.say({ type: 'size', columns: 100, rows: 30 })
    side.send(Buffer.from('echo "sum-$((40+2)) user-$(id -u)-"; stty size\n'))
    await side.reads('sum-42 user-')
    await side.reads('30 100')
    await side.reads(process.getuid?.() === 0 ? 'user-1-' : `user-${process.getuid?.()}-`)
    side.send(Buffer.from('exit\n'))
    expect(await side.hears('ended')).toMatchObject({ reason: 'user' })

    const cast = await world.fetch(`/api/v1/remote-sessions/${id}/recording`, { headers: { cookie: noa.cookie } })
    expect(await cast.text()).toContain('sum-42')
  })

  test('stays closed when the person says no, or nothing', async () => {
    expect(await stateAfter('no')).toMatchObject({ state: 'refused', reason: 'declined' })
    expect(await stateAfter('nothing')).toMatchObject({ state: 'timed_out', reason: null })
  })

  test('is not asked for any more when its minute has passed', async () => {
    await machine.answer('yes')
    const { params } = await askFor('terminal')

    world.pass(61_000)
    await world.run('remote:wake')
    world.pass(-61_000)

    expect(await noa.api.remote.get({ params })).toMatchObject({ state: 'timed_out' })
  })

  test('is all that this machine’s policy allows', async () => {
    expect(await refusalOf(askFor('control'))).toBe('invalid')
  })

  test('is opened without asking only where both the desk and the machine say so', async () => {
    await admin.api.remote.changeSettings({ body: { unattendedIds: [machine.device.id] } })
    expect(await stateAfter('no')).toMatchObject({ state: 'refused', isUnattended: true })

    await machine.setPolicy({ unattended: true })
    const session = await stateAfter('no')

    expect(session).toMatchObject({ state: 'granted', answeredBy: null })
    await noa.api.remote.end({ params: { id: session.id } })
  })
})
