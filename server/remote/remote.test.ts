import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askedToShare, createHelpingDesk, grantedShare, type HelpingDesk, metToShare } from '#test/helping.ts'
import { connectSide } from '#test/relay.ts'
import { openFor } from '#test/tickets.ts'
import type { Somebody, World } from '#test/world.ts'
import { buildRelay } from '../app/web.ts'
import { codeOfApp } from '../people/second-factor/test-app.ts'
import { refusalOf } from '../people/test-browser.ts'

let desk: HelpingDesk
let world: World
let admin: Somebody
let noa: Somebody
let teamId: string

beforeAll(async () => {
  desk = await createHelpingDesk()
  ;({ world, admin, noa, teamId } = desk)
})
afterAll(() => world.close())

const share = { kind: 'share' } as const

const asked = () => askedToShare(desk)
const granted = () => grantedShare(desk)
const met = () => metToShare(desk)

async function told(number: number) {
  const { items } = await noa.api.tickets.history({ params: { number }, query: {} })
  return items.filter(({ type }) => type.startsWith('remote.')).map(({ type }) => type)
}

const stateOf = async (id: string) => {
  const { state, reason } = await noa.api.remote.get({ params: { id } })
  return [state, reason]
}

describe('who may ask', () => {
  test('somebody with a second factor, when a code was given not long ago', async () => {
    const eva = await world.person('agent', { teamIds: [teamId] })
    const now = () => world.desk.contextOf({ kind: 'system', job: 'test' }).now()
    const { secret } = await eva.api.secondFactor.begin({ body: {} })
    await eva.api.secondFactor.confirm({ body: { code: codeOfApp(secret, now()) } })
    const { number } = await openFor(noa, await world.person('requester'))
    const ask = () => refusalOf(eva.api.remote.ask({ params: { number }, body: share }))
    world.pass(16 * 60_000)

    expect(await ask()).toBe('code_needed')
    await eva.api.secondFactor.prove({ body: { code: codeOfApp(secret, now()) } })
    expect(await ask()).toBeUndefined()
  })

  test('nobody, until an administrator has turned it on for the team', async () => {
    const [other, chief] = [await world.person('agent'), await world.person('admin')]
    const ticket = await openFor(other, await world.person('requester'))
    const ask = { params: { number: ticket.number }, body: share }

    expect(await refusalOf(other.api.remote.ask(ask))).toBe('forbidden')
    expect(await refusalOf(chief.api.remote.ask(ask))).toBe('forbidden')
    expect((await other.api.remote.list({ params: { number: ticket.number } })).can.share).toBe(false)
  })

  test('not for a ticket out of reach', async () => {
    const lea = await world.person('agent')
    const closed = await admin.api.teams.create({
      body: { name: 'Closed', color: '#112233', visibility: 'members', members: [{ id: lea.id }] },
    })
    const ticket = await openFor(lea, await world.person('requester'))
    await admin.api.tickets.change({ params: { number: ticket.number }, body: { teamId: closed.id } })

    expect(await refusalOf(noa.api.remote.ask({ params: { number: ticket.number }, body: share }))).toBe('not_found')
    await admin.api.teams.update({ params: { id: closed.id }, body: { visibility: 'everyone' } })
  })

  test('one at a time for a ticket', async () => {
    const { ticket } = await asked()

    expect(await refusalOf(noa.api.remote.ask({ params: { number: ticket.number }, body: share }))).toBe('in_use')
  })
})

describe('consent', () => {
  test('is the requester’s alone, and without it nobody connects', async () => {
    const { params } = await asked()
    const stranger = await world.person('requester')

    expect(await refusalOf(stranger.api.remote.answer({ params, body: { allows: true } }))).toBe('not_found')
    expect(await refusalOf(noa.api.remote.answer({ params, body: { allows: true } }))).toBe('not_found')
    expect(await refusalOf(noa.api.remote.connect({ params, body: { side: 'agent' } }))).toBe('forbidden')
  })

  test('that is refused ends the matter, and the history says so', async () => {
    const { ana, ticket, session, params } = await asked()

    await ana.api.remote.answer({ params, body: { allows: false } })

    expect(await stateOf(session.id)).toEqual(['refused', 'declined'])
    expect(await told(ticket.number)).toEqual(['remote.asked', 'remote.refused'])
    expect(await refusalOf(ana.api.remote.answer({ params, body: { allows: true } }))).toBe('already_done')
    expect(await refusalOf(noa.api.remote.connect({ params, body: { side: 'agent' } }))).toBe('already_done')
  })

  test('that does not come in time means no', async () => {
    const { ana, ticket, session, params } = await asked()

    world.pass(10 * 60_000 + 1000)
    expect(await refusalOf(ana.api.remote.answer({ params, body: { allows: true } }))).toBe('already_done')
    await world.run('remote:wake')

    expect(await stateOf(session.id)).toEqual(['timed_out', null])
    expect(await told(ticket.number)).toEqual(['remote.asked', 'remote.timed_out'])
  })

  test('can be asked for by the requester’s page: who asks, and whether it is recorded', async () => {
    const { ana, ticket } = await asked()

    const { share: seen } = await ana.api.remote.share({ params: { number: ticket.number } })

    expect(seen).toMatchObject({ state: 'asked', agentName: 'Noa Rivas', isRecorded: true })
  })
})

describe('whether a session is recorded', () => {
  async function askedFor(organizationId: string | null) {
    const ana = await world.person('requester', { organizationId })
    const ticket = await openFor(noa, ana)
    // How often one person asks is limited.
    const luz = await world.person('agent', { teamIds: [teamId] })
    const { isRecorded } = await luz.api.remote.ask({ params: { number: ticket.number }, body: share })
    const seen = await ana.api.remote.share({ params: { number: ticket.number } })
    return [isRecorded, seen.share?.isRecorded]
  }

  test('is its organization’s wish, and else the desk’s; whoever is asked is told', async () => {
    const bank = await admin.api.organizations.create({ body: { name: 'Banco del Sur' } })
    const works = await admin.api.organizations.create({ body: { name: 'Obras Norte' } })
    const organizations = [
      { id: bank.id, isRecorded: false },
      { id: works.id, isRecorded: true },
    ]
    await admin.api.remote.changeSettings({ body: { organizations } })

    expect(await askedFor(bank.id)).toEqual([false, false])
    expect(await askedFor(works.id)).toEqual([true, true])
    expect(await askedFor(null)).toEqual([true, true])
    await admin.api.remote.changeSettings({ body: { isRecorded: false } })
    expect(await askedFor(works.id)).toEqual([true, true])
    expect(await askedFor(null)).toEqual([false, false])
    const [, act] = (await admin.api.audit.list({ query: { action: 'remote.settings_changed' } })).items
    expect(act?.changes).toEqual([
      { field: 'recorded', from: [], to: ['Obras Norte'] },
      { field: 'unrecorded', from: [], to: ['Banco del Sur'] },
    ])
    await admin.api.remote.changeSettings({ body: { isRecorded: true, organizations: [] } })
  })

  test('is said by administrators, once for an organization that there is', async () => {
    const { id } = await admin.api.organizations.create({ body: { name: 'Una' } })
    const change = (somebody: Somebody, ids: string[]) => {
      const organizations = ids.map((one) => ({ id: one, isRecorded: true }))
      return refusalOf(somebody.api.remote.changeSettings({ body: { organizations } }))
    }

    expect(await change(noa, [id])).toBe('forbidden')
    expect(await change(admin, [id, id])).toBe('invalid')
    expect(await change(admin, [noa.id])).toBe('invalid')
  })
})

describe('a session', () => {
  test('carries bytes and words between both sides, is recorded, and tells its end', async () => {
    const { ana, ticket, session, params, user, agent } = await met()

    user.say({ type: 'film', mimeType: 'video/webm;codecs=vp8' })
    expect(await agent.hears('film')).toMatchObject({ mimeType: 'video/webm;codecs=vp8' })
    user.send(Buffer.from('a film'))
    await agent.reads('a film')
    agent.say({ type: 'chat', text: 'Good morning' })
    expect(await user.hears('chat')).toMatchObject({ from: 'agent', text: 'Good morning' })
    agent.say({ type: 'pointer', x: 0.5, y: 0.25 })
    expect(await user.hears('pointer')).toMatchObject({ x: 0.5, y: 0.25 })
    await ana.api.remote.end({ params })
    expect(await agent.hears('ended')).toMatchObject({ reason: 'user' })
    expect(await agent.closed).toBe(1000)

    expect(await stateOf(session.id)).toEqual(['ended', 'user'])
    expect(await told(ticket.number)).toEqual(['remote.asked', 'remote.granted', 'remote.began', 'remote.ended'])
    const { chat } = await noa.api.remote.get({ params })
    expect(chat).toMatchObject([{ from: 'agent', text: 'Good morning' }])
  })

  test('that was recorded is replayed by those who see the ticket, and it is written down who did', async () => {
    const { params, user, agent } = await met()
    user.send(Buffer.from('the film'))
    await agent.reads('the film')
    agent.say({ type: 'stop' })
    await user.hears('ended')
    await Promise.all([user.closed, agent.closed])

    const answer = await world.fetch(`/api/v1/remote-sessions/${params.id}/recording`, {
      headers: { cookie: admin.cookie },
    })

    expect([answer.status, await answer.text()]).toEqual([200, 'the film'])
    const { accesses } = await noa.api.remote.get({ params })
    expect(accesses).toMatchObject([{ person: { id: admin.id } }])
  })

  test('ends when nobody does anything for too long, or when it has lasted too long', async () => {
    const { session, agent } = await met()

    world.pass(30 * 60_000 + 1000)
    await world.run('remote:wake')

    expect(await agent.hears('ended')).toMatchObject({ reason: 'idle' })
    expect(await stateOf(session.id)).toEqual(['ended', 'idle'])
    world.pass(-30 * 60_000 - 1000)
    const other = await met()
    world.pass(240 * 60_000 + 1000)
    await world.run('remote:wake')
    expect(await stateOf(other.session.id)).toEqual(['ended', 'too_long'])
    world.pass(-240 * 60_000 - 1000)
  })

  test('ends at once when the right to it does', async () => {
    const { session, agent, user } = await met()

    await admin.api.remote.changeSettings({ body: { teamIds: [] } })

    expect(await agent.hears('ended')).toMatchObject({ reason: 'rights' })
    expect(await user.closed).toBe(1000)
    expect(await stateOf(session.id)).toEqual(['ended', 'rights'])
    await admin.api.remote.changeSettings({ body: { teamIds: [teamId] } })
  })
})

describe('the relay', () => {
  test('may be a process of its own, and hears there how a session ends', async () => {
    const relay = await buildRelay(world.desk)
    const base = await relay.listen({ host: '127.0.0.1', port: 0 })
    const { ana, params } = await granted()
    const user = connectSide(base, await ana.api.remote.connect({ params, body: { side: 'user' } }))
    const agent = connectSide(base, await noa.api.remote.connect({ params, body: { side: 'agent' } }))
    user.send(Buffer.from('from afar'))
    await agent.reads('from afar')

    await ana.api.remote.end({ params })

    expect(await agent.hears('ended')).toMatchObject({ reason: 'user' })
    await Promise.all([user.closed, agent.closed])
    await relay.close()
  })

  test('takes a pass once, and not after its time', async () => {
    const { params } = await granted()
    const once = await noa.api.remote.connect({ params, body: { side: 'agent' } })
    const late = await noa.api.remote.connect({ params, body: { side: 'agent' } })

    const first = connectSide(world.url, once)
    await first.hears('peer')
    const again = connectSide(world.url, once)
    expect(await again.closed).toBe(4403)
    world.pass(31_000)
    expect(await connectSide(world.url, late).closed).toBe(4403)
    world.pass(-31_000)
    first.socket.terminate()
  })

  test('refuses foreign pages, guesses, and connections without a pass', async () => {
    const { params } = await granted()
    const pass = await noa.api.remote.connect({ params, body: { side: 'agent' } })

    expect(await connectSide(world.url, pass, { origin: 'https://evil.example' }).closed).toBe(4403)
    expect(await connectSide(world.url, { ...pass, secret: 'x'.repeat(43) }).closed).toBe(4403)
    expect(await connectSide(world.url, { ...pass, secret: 'short' }).closed).toBe(4403)
  })

  test('closes to whoever talks nonsense, too long, or out of turn', async () => {
    for (const frame of [
      '{',
      '[]',
      '{"type":"film","mimeType":"text/html"}',
      JSON.stringify({ type: 'chat', text: 'x'.repeat(20_000) }),
    ]) {
      const { agent, user, params } = await met()
      agent.socket.send(frame)
      expect([4400, 4429]).toContain(await agent.closed)
      user.say({ type: 'stop' })
      await user.closed
      expect((await noa.api.remote.get({ params })).state).toBe('ended')
    }
  })

  test('lets a writer wait whose reader does not read, and keeps little', async () => {
    const { agent, user } = await met()
    agent.socket.pause()

    for (let sent = 0; sent < 64; sent += 1) user.send(Buffer.alloc(1_000_000, sent))
    await expect.poll(() => user.socket.bufferedAmount).toBeGreaterThan(0)
    // Long enough for a relay that takes all it gets to have taken it: another session goes its whole way meanwhile.
    const other = await met()
    other.user.send(Buffer.from('as ever'))
    await other.agent.reads('as ever')

    expect(user.socket.bufferedAmount).toBeGreaterThan(48_000_000)
    for (const { socket } of [user, agent, other.user, other.agent]) socket.terminate()
  })
})

test('a recording goes after the days that the settings say', async () => {
  const { params, user, agent } = await met()
  user.send(Buffer.from('the film'))
  await agent.reads('the film')
  agent.say({ type: 'stop' })
  await Promise.all([user.closed, agent.closed])
  const kept = () => world.desk.services.recordings.open(params.id)
  const before = await kept()
  before?.content.destroy()

  world.pass(89 * 86_400_000)
  await world.run('desk:tidy')
  const meanwhile = await kept()
  meanwhile?.content.destroy()
  world.pass(2 * 86_400_000)
  await world.run('desk:tidy')

  expect([before?.size, meanwhile?.size, await kept()]).toEqual([8, 8, undefined])
})
