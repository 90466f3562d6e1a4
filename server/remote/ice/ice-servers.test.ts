import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IceServerDraft } from '#contract/ice-servers.ts'
import { connectAsNoa, createHelpingDesk, grantedShare, type HelpingDesk, metToShare } from '#test/helping.ts'
import { startIceServer } from '#test/ice-server.ts'
import { connectSide } from '#test/relay.ts'

let desk: HelpingDesk
beforeAll(async () => {
  desk = await createHelpingDesk({ isRecorded: false })
})
afterAll(() => desk.world.close())

const stun = { url: 'stun:stun.example.org', credential: 'none' } as const
const turn = { url: 'turn:turn.example.org', credential: 'password', username: 'mesa', secret: 'never-told' } as const
const derived = { url: 'turns:turn.example.org:443', credential: 'shared_secret', secret: 'north-wind' } as const

type Draft = Partial<IceServerDraft> & Pick<IceServerDraft, 'url' | 'credential'>
const put = (...items: Draft[]) => desk.admin.api.iceServers.put({ body: { items } })
const tried = async (...items: Draft[]) =>
  (await desk.admin.api.iceServers.try({ body: { items } })).items.map(({ fault }) => fault)

async function invitedWith() {
  const { user, agent, session } = await metToShare(desk)
  const [ofUser, ofAgent] = await Promise.all([user.hears('invite'), agent.hears('invite')])
  user.say({ type: 'stop' })
  await Promise.all([user.closed, agent.closed])
  return { ofUser: ofUser['iceServers'], ofAgent: ofAgent['iceServers'], session }
}

describe('servers for a direct way', () => {
  test('are none until an administrator says so: browsers ask nobody outside', async () => {
    const { ofUser, ofAgent } = await invitedWith()

    expect([ofUser, ofAgent]).toEqual([[], []])
    expect((await desk.admin.api.iceServers.list()).items).toEqual([])
  })

  test('are the business of administrators', async () => {
    await expect(desk.noa.api.iceServers.list()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(desk.noa.api.iceServers.put({ body: { items: [] } })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(desk.noa.api.iceServers.try({ body: { items: [] } })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('are told to both sides of a session with all they need, and their secrets to nobody else', async () => {
    const { items } = await put(stun, turn)
    const { ofUser, ofAgent } = await invitedWith()
    await put()

    const wanted = [
      { urls: 'stun:stun.example.org' },
      { urls: 'turn:turn.example.org', username: 'mesa', credential: 'never-told' },
    ]
    expect([ofUser, ofAgent]).toEqual([wanted, wanted])
    expect(items).toMatchObject([{ hasSecret: false }, { username: 'mesa', hasSecret: true }])
    expect(JSON.stringify([items, await desk.admin.api.audit.list()])).not.toContain('never-told')
  })

  test('with a shared secret know each session by a name and password that last as long as it may', async () => {
    await put(derived)
    const { ofUser, ofAgent, session } = await invitedWith()
    const { mostMinutes } = await desk.admin.api.remote.settings()
    await put()

    const [given] = ofUser as { urls: string; username: string; credential: string }[]
    const [until, name] = given?.username.split(':') ?? []
    expect(ofAgent).toEqual(ofUser)
    expect(name).toBe(session.id)
    expect(Number(until)).toBeGreaterThan(Date.now() / 1000 + mostMinutes * 60 - 60)
    expect(Number(until)).toBeLessThanOrEqual(Date.now() / 1000 + mostMinutes * 60)
    expect(given?.credential).toBe(
      createHmac('sha1', 'north-wind')
        .update(given?.username ?? '')
        .digest('base64'),
    )
  })

  test('are not told before both are there, nor in a session that is recorded', async () => {
    await put(stun)
    const alone = await grantedShare(desk)
    const waiting = connectSide(
      desk.world.url,
      await alone.ana.api.remote.connect({ params: alone.params, body: { side: 'user' } }),
    )
    await waiting.hears('peer', { isHere: false })
    await desk.admin.api.remote.changeSettings({ body: { isRecorded: true } })
    const recorded = await metToShare(desk)
    recorded.agent.say({ type: 'chat', text: 'Hola' })
    await recorded.user.hears('chat')
    await desk.admin.api.remote.changeSettings({ body: { isRecorded: false } })
    await put()

    expect([waiting.has('invite'), recorded.user.has('invite'), recorded.agent.has('invite')]).toEqual([
      false,
      false,
      false,
    ])
    const agent = await connectAsNoa(desk, alone.params)
    await agent.hears('invite')
    for (const side of [agent, recorded.agent]) {
      side.say({ type: 'stop' })
      await side.closed
    }
  })

  test('keep a secret that is not given again, at the same address and name only', async () => {
    const [kept] = (await put(turn)).items
    const { secret: _, ...again } = { ...turn, id: kept?.id ?? '' }

    const refusal = { code: 'invalid', fieldCodes: { 'items.0.secret': 'required' } }
    await expect(put({ ...again, url: 'turn:elsewhere.example.org' })).rejects.toMatchObject(refusal)
    await expect(put({ ...again, username: 'other' })).rejects.toMatchObject(refusal)
    expect((await put({ ...again, url: 'turn:turn.example.org:3479?transport=tcp' })).items).toMatchObject([
      { id: kept?.id, hasSecret: true },
    ])
    await put()
  })

  test('are told of in the audit log by address and name; that a secret changed is said, and no more', async () => {
    const [{ id = '' } = {}] = (await put(turn)).items
    await put({ ...turn, id, secret: 'another' })
    await put()

    const { items } = await desk.admin.api.audit.list({ query: { action: 'remote.ice_servers_changed', limit: 3 } })
    const told = { url: turn.url, credential: 'password', username: 'mesa' }
    expect(items.map(({ changes }) => changes)).toEqual([
      [{ field: 'servers', from: [told], to: [] }],
      [{ field: 'secret', from: '…', to: '…' }],
      [{ field: 'servers', from: [], to: [told] }],
    ])
  })

  test.each([
    ['a page', { url: 'https://turn.example.org', credential: 'none' }],
    ['a STUN server by TCP', { url: 'stun:stun.example.org?transport=tcp', credential: 'none' }],
    ['a STUN server with a name', { url: 'stun:mesa@stun.example.org', credential: 'none' }],
    ['a port that there is not', { url: 'turn:turn.example.org:70000', credential: 'shared_secret', secret: 'x' }],
    ['a TURN server for anybody', { url: 'turn:turn.example.org', credential: 'none' }],
    ['a STUN server with a secret', { url: 'stun:stun.example.org', credential: 'shared_secret', secret: 'x' }],
    ['a password without a name', { url: 'turn:turn.example.org', credential: 'password', secret: 'x' }],
  ] as const)('cannot be %s', async (_, draft) => {
    await expect(put(draft)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('to try a server', () => {
  test('says that it answers, whether it tells an address or lends a way, and gives the way back', async () => {
    const server = await startIceServer({ users: { mesa: 'never-told' }, sharedSecret: 'north-wind' })
    const byTcp = await startIceServer({ sharedSecret: 'north-wind', transport: 'tcp' })
    const at = `127.0.0.1:${server.port}`

    const faults = await tried(
      { ...stun, url: `stun:${at}` },
      { ...turn, url: `turn:${at}` },
      { ...derived, url: `turn:${at}` },
      { ...derived, url: `turn:127.0.0.1:${byTcp.port}?transport=tcp` },
    )
    server.close()
    byTcp.close()

    expect(faults).toEqual([null, null, null, null])
    expect(server.asked).toContainEqual({ method: 0x0004, username: 'mesa' })
  })

  test('says what is wrong with one that does not help', async () => {
    const [turnServer, page, silent] = await Promise.all([
      startIceServer({ users: { mesa: 'other' } }),
      startIceServer({ says: 'HTTP/1.1 400 Bad Request' }),
      startIceServer({ isSilent: true }),
    ])
    const gone = await startIceServer({ transport: 'tcp' })
    gone.close()

    const faults = await tried(
      { ...turn, url: `turn:127.0.0.1:${turnServer.port}` },
      { ...stun, url: `stun:127.0.0.1:${page.port}` },
      { ...stun, url: `stun:127.0.0.1:${silent.port}` },
      { ...turn, url: `turn:127.0.0.1:${gone.port}?transport=tcp` },
      { ...stun, url: 'stun:nobody.invalid' },
    )
    for (const one of [turnServer, page, silent]) one.close()

    expect(faults).toEqual(['wrong_credentials', 'nonsense', 'timeout', 'unreachable', 'unreachable'])
  })

  test('uses the secret that is kept', async () => {
    const server = await startIceServer({ users: { mesa: 'never-told' } })
    const url = `turn:127.0.0.1:${server.port}`
    const [saved] = (await put({ ...turn, url })).items

    const faults = await tried({ id: saved?.id, url, credential: 'password', username: 'mesa' })
    server.close()
    await put()

    expect(faults).toEqual([null])
  })
})
