import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHelpingDesk, grantedShare, type HelpingDesk, metToShare } from '#test/helping.ts'
import { connectSide } from '#test/relay.ts'
import { buildRelay } from '../app/web.ts'

let desk: HelpingDesk
beforeAll(async () => {
  desk = await createHelpingDesk()
})
afterAll(() => desk.world.close())

/** What the history tells of the end. */
async function endIn(number: number) {
  const { items } = await desk.noa.api.tickets.history({ params: { number }, query: {} })
  return items
    .filter(({ type }) => type === 'remote.ended')
    .map(({ changes, cause }) => ({ bytes: changes.find(({ field }) => field === 'bytes')?.to, by: cause.person?.id }))
}

describe('the end of a session', () => {
  test('is told with all that passed, to the last byte before it, and who ended it', async () => {
    const { ana, ticket, params, user, agent } = await metToShare(desk)
    user.send(Buffer.alloc(100_000))
    user.send(Buffer.from('the last'))
    await agent.reads('the last')

    await ana.api.remote.end({ params })
    await Promise.all([user.closed, agent.closed])

    expect(await endIn(ticket.number)).toEqual([{ bytes: 100_008, by: ana.id }])
    expect((await desk.noa.api.remote.get({ params })).bytesFromMachine).toBe(100_008)
  })

  test('is told a little later where its relay is gone, and once', async () => {
    const { world, noa } = desk
    const relay = await buildRelay(world.desk)
    const base = await relay.listen({ host: '127.0.0.1', port: 0 })
    const { ana, ticket, params } = await grantedShare(desk)
    const user = connectSide(base, await ana.api.remote.connect({ params, body: { side: 'user' } }))
    const agent = connectSide(base, await noa.api.remote.connect({ params, body: { side: 'agent' } }))
    user.send(Buffer.from('from afar'))
    await agent.reads('from afar')
    await relay.close()
    await Promise.all([user.closed, agent.closed])
    // Jobs go by the clock of the database.
    world.pass(-20_000)
    await ana.api.remote.end({ params })
    world.pass(20_000)
    const before = await endIn(ticket.number)

    await world.drain()

    expect([before, await endIn(ticket.number)]).toEqual([[], [{ bytes: 9, by: ana.id }]])
  })
})
