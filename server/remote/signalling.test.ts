import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectAsNoa, createHelpingDesk, type HelpingDesk, metToShare } from '#test/helping.ts'

let desk: HelpingDesk
beforeAll(async () => {
  desk = await createHelpingDesk({ isRecorded: false })
})
afterAll(() => desk.world.close())

const sdp = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=sendonly',
  '',
].join('\r\n')
const address =
  'candidate:1114055423 1 udp 2113937151 74d3e800-154f-4147-86e1-c4c43de76b65.local 39410 typ host generation 0'
const call = { type: 'call', attempt: 1, sdp }
const answer = { type: 'answer', attempt: 1, sdp }
const candidate = { type: 'candidate', attempt: 1, candidate: address, mid: '0', line: 0 }

type Sides = Awaited<ReturnType<typeof metToShare>>

/** Both are there and invited. */
async function invited() {
  const known = await metToShare(desk)
  const { user, agent } = known
  await Promise.all([user.hears('invite', { attempt: 1 }), agent.hears('invite', { attempt: 1 })])
  return known
}

/** The end of a session that one side left. */
async function leave({ user, agent }: Sides) {
  user.say({ type: 'stop' })
  agent.say({ type: 'stop' })
  await Promise.all([user.closed, agent.closed])
}

const stateOf = (id: string) => desk.noa.api.remote.get({ params: { id } })

async function endIn(number: number) {
  const { items } = await desk.noa.api.tickets.history({ params: { number }, query: {} })
  return items.find(({ type }) => type === 'remote.ended')?.changes
}

describe('a direct way between both browsers', () => {
  test('is arranged by the relay, and the history says that the picture took it', async () => {
    const known = await invited()
    const { user, agent, ticket, session } = known

    user.say(call)
    expect(await agent.hears('call')).toMatchObject({ sdp })
    user.say(candidate)
    expect(await agent.hears('candidate')).toMatchObject({ candidate: address })
    agent.say(answer)
    expect(await user.hears('answer')).toMatchObject({ sdp })
    agent.say(candidate)
    await user.hears('candidate')
    agent.say({ type: 'sees', attempt: 1 })
    await user.hears('sees')
    await leave(known)

    expect(await stateOf(session.id)).toMatchObject({ isDirect: true, bytesFromMachine: 0 })
    expect(await endIn(ticket.number)).toContainEqual({ field: 'isDirect', from: null, to: true })
  })

  test('is given up for the relay’s when one side cannot, and counted as what it is', async () => {
    const known = await invited()
    const { user, agent, ticket, session } = known

    user.say(call)
    await agent.hears('call')
    agent.say({ type: 'unable', attempt: 1 })
    await user.hears('unable')
    user.say({ type: 'film', mimeType: 'video/webm' })
    user.send(Buffer.from('the film'))
    await agent.reads('the film')
    agent.say(answer)
    agent.say({ type: 'chat', text: 'after it' })
    await user.hears('chat')
    await leave(known)

    expect(user.has('answer')).toBe(false)
    expect(await stateOf(session.id)).toMatchObject({ isDirect: false, bytesFromMachine: 8 })
    expect(await endIn(ticket.number)).not.toContainEqual(expect.objectContaining({ field: 'isDirect' }))
  })

  test('is looked for anew when the agent comes back, and what belongs to the time before is let go', async () => {
    const known = await invited()
    const { user, agent, params } = known
    agent.socket.terminate()
    await user.hears('peer', { isHere: false })

    const again = await connectAsNoa(desk, params)
    await again.hears('invite', { attempt: 2 })
    user.say(call)
    user.say({ ...call, attempt: 2 })

    expect(await again.hears('call')).toMatchObject({ attempt: 2 })
    await leave({ ...known, agent: again })
  })

  test('is none for what is recorded: nobody is invited, and whoever calls all the same is cut off', async () => {
    await desk.admin.api.remote.changeSettings({ body: { isRecorded: true } })
    const known = await metToShare(desk)
    await desk.admin.api.remote.changeSettings({ body: { isRecorded: false } })
    const { user, agent } = known

    user.say(call)

    expect(await user.closed).toBe(4400)
    expect([user.has('invite'), agent.has('invite'), agent.has('call')]).toEqual([false, false, false])
    agent.say({ type: 'stop' })
    await agent.closed
  })
})

describe('the relay passes on nothing', () => {
  test.each([
    ['that is more than one picture needs', { ...call, sdp: `${sdp}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n` }],
    ['that only the other side may say', answer],
    ['of an attempt that nobody was invited to', { ...call, attempt: 7 }],
    ['before its turn', candidate],
  ])('%s, and cuts off whoever says it', async (_, words) => {
    const { user, agent } = await invited()

    user.say(words)

    expect(await user.closed).toBe(4400)
    expect([agent.has('call'), agent.has('answer'), agent.has('candidate')]).toEqual([false, false, false])
    agent.say({ type: 'stop' })
    await agent.closed
  })

  test('of addresses without number, of a second call, and of a picture that nobody answered for', async () => {
    for (const say of [
      ({ user }: Sides) => {
        for (let count = 0; count <= 30; count += 1) user.say(candidate)
      },
      ({ user }: Sides) => user.say(call),
      ({ agent }: Sides) => agent.say({ type: 'sees', attempt: 1 }),
    ]) {
      const known = await invited()
      const { user, agent, session } = known
      user.say(call)
      await agent.hears('call')

      say(known)

      expect(await Promise.race([user.closed, agent.closed])).toBe(4400)
      for (const { socket } of [user, agent]) socket.terminate()
      expect((await stateOf(session.id)).isDirect).toBe(false)
    }
  })

  test('when the session is over', async () => {
    const { user, agent, ana, params } = await invited()

    await ana.api.remote.end({ params })
    await agent.hears('ended')
    user.say(call)

    expect(await user.closed).toBe(1000)
    expect(agent.has('call')).toBe(false)
    await agent.closed
  })
})
