import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '#test/live.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact } from '../kernel/context.ts'
import { changeTicket, lockTicket } from '../tickets/index.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

const rename = (number: number, subject: string, who = agent) =>
  who.api.tickets.change({ params: { number }, body: { subject } })

/** A change whose transaction stays open until it is let go. */
function holdChange(number: number, subject: string) {
  const gate = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const ended = transact(world.desk.contextOf({ kind: 'system', job: 'test' }), async (work) => {
    await changeTicket(work, await lockTicket(work, number), { subject }, { kind: 'system', job: 'test' })
    written.resolve()
    await gate.promise
  })
  return {
    written: written.promise,
    commit: async () => {
      gate.resolve()
      await ended
    },
  }
}

describe('whoever listens', () => {
  test('hears of a change within a second of its end, and what it was', async () => {
    const ticket = await openFor(agent, ana)
    const ear = await listen(world, agent)
    await ear.mark()
    await rename(ticket.number, 'Otro asunto')
    const changedAt = performance.now()

    const event = (await ear.until('ticket.changed')).at(-1)

    expect(event).toEqual({ type: 'ticket', number: ticket.number, what: 'ticket.changed', actorId: agent.id })
    expect(performance.now() - changedAt).toBeLessThan(1000)
    ear.close()
  })

  test('gets a stream that no proxy keeps or holds back', async () => {
    const { response, close } = await listen(world, agent)

    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    close()
  })

  test('hears nothing of a change that was undone', async () => {
    const ticket = await openFor(agent, ana)
    const ear = await listen(world, agent)
    await ear.mark()
    const refused = agent.api.messages.add({
      params: { number: ticket.number },
      body: { kind: 'reply', bodyText: 'No sale', attachmentIds: [crypto.randomUUID()] },
    })
    await expect(refused).rejects.toMatchObject({ code: 'invalid' })
    await rename(ticket.number, 'Después')

    const heard = await ear.until('ticket.changed')

    expect(heard).not.toContainEqual(expect.objectContaining({ what: 'message.added' }))
    ear.close()
  })

  test('without having signed in is refused', async () => {
    const response = await world.fetch('/api/v1/live')

    expect(response.status).toBe(401)
  })
})

describe('what somebody may not see is not heard', () => {
  test('by an agent outside the team', async () => {
    const member = await world.person('agent')
    const team = await hiddenTeam(world, 'Personal', [member])
    const hidden = await openFor(member, ana, { teamId: team.id })
    const seen = await openFor(member, ana)
    const [inside, outside] = [await listen(world, member), await listen(world, agent)]
    await inside.mark()
    await outside.mark()

    await rename(hidden.number, 'Oculto', member)
    await rename(seen.number, 'Visible', member)

    expect((await inside.until('ticket.changed')).at(-1)).toMatchObject({ number: hidden.number })
    expect((await inside.until('ticket.changed')).at(-1)).toMatchObject({ number: seen.number })
    expect((await outside.until('ticket.changed')).at(-1)).toMatchObject({ number: seen.number })
    inside.close()
    outside.close()
  })

  test('by a requester, or by a guest of another ticket', async () => {
    const [one, other] = [await openFor(agent, ana), await openFor(agent, ana)]
    const foreign = await openFor(agent, await world.person('requester'))
    const guest = await world.guest(ana.email, other.id)
    const [ears, guestEars] = [await listen(world, ana), await listen(world, guest)]
    await ears.mark()
    await guestEars.mark()

    await rename(foreign.number, 'De otra persona')
    await agent.api.messages.add({ params: { number: one.number }, body: { kind: 'note', bodyText: 'Interno' } })
    await rename(one.number, 'Suyo')
    await rename(other.number, 'Suyo también')

    expect([await ears.next(), await ears.next()]).toMatchObject([
      { number: one.number, what: 'ticket.changed' },
      { number: other.number },
    ])
    expect(await guestEars.next()).toMatchObject({ number: other.number })
    ears.close()
    guestEars.close()
  })
})

describe('whoever comes back', () => {
  test('hears what happened meanwhile', async () => {
    const ticket = await openFor(agent, ana)
    const before = await listen(world, agent)
    const last = await before.mark()
    before.close()
    await rename(ticket.number, 'Mientras tanto')

    const ear = await listen(world, agent, last)

    expect(await ear.next()).toMatchObject({ number: ticket.number, what: 'ticket.changed' })
    ear.close()
  })

  test('hears of a change that began before and ended after what was heard last', async () => {
    const [slow, fast] = [await openFor(agent, ana), await openFor(agent, ana)]
    const before = await listen(world, agent)
    await before.mark()
    const held = holdChange(slow.number, 'Empezado antes')
    await held.written
    await rename(fast.number, 'Acabado antes')
    expect(await before.next()).toMatchObject({ number: fast.number })
    const last = await before.mark()
    before.close()
    await held.commit()

    const ear = await listen(world, agent, last)

    expect(await ear.next()).toMatchObject({ number: slow.number })
    ear.close()
  })

  test('need not have gone for that', async () => {
    const [slow, fast] = [await openFor(agent, ana), await openFor(agent, ana)]
    const ear = await listen(world, agent)
    await ear.mark()
    const held = holdChange(slow.number, 'Empezado antes')
    await held.written
    await rename(fast.number, 'Acabado antes')
    expect(await ear.next()).toMatchObject({ number: fast.number })

    await held.commit()

    expect(await ear.next()).toMatchObject({ number: slow.number })
    ear.close()
  })

  test.each([
    ['no snapshot', 'ayer'],
    ['a snapshot that cannot be', '20:10:'],
    ['one with what cannot run', '1:2:9'],
    ['one beyond every number', `1:${'9'.repeat(40)}:`],
    ['one of the future, as after a restore', '900000000000:900000000000:'],
  ])('with %s is told to ask for everything', async (_, last) => {
    const ear = await listen(world, agent, last)

    expect(await ear.next()).toEqual({ type: 'resync' })
    expect(await ear.mark()).toMatch(/^\d+:\d+:/)
    ear.close()
  })
})
