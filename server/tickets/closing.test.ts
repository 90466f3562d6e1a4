import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFor } from '#test/tickets.ts'
import { createWorld, type World } from '#test/world.ts'

const day = 86_400_000
let world: World

beforeAll(async () => {
  world = await createWorld()
  const admin = await world.admin()
  await admin.api.desk.updateSettings({ body: { closeAfterDays: 3 } })
})
afterAll(() => world.close())

async function solvedTicket() {
  const agent = await world.person('agent')
  const ticket = await openFor(agent, await world.person('requester'))
  return agent.api.tickets.change({ params: ticket, body: { status: 'solved' } })
}

const look = async (number: number) => (await world.admin()).api.tickets.get({ params: { number } })

test('a ticket that stayed solved for the desk’s days is closed, by Mesa’s own clock, and nobody did it', async () => {
  const { number } = await solvedTicket()
  world.pass(3 * day + 1000)

  await world.run('tickets:close')

  const admin = await world.admin()
  const { items } = await admin.api.tickets.history({ params: { number } })
  expect(await look(number)).toMatchObject({ status: 'closed', closedAt: expect.any(String) })
  expect(items.at(-1)).toMatchObject({
    cause: { kind: 'system', person: null, detail: 'tickets:close' },
    changes: [{ field: 'status', from: 'solved', to: 'closed' }],
  })
})

test('a ticket that is solved for less is left alone', async () => {
  const { number } = await solvedTicket()
  world.pass(3 * day - 60_000)

  await world.run('tickets:close')

  expect((await look(number)).status).toBe('solved')
})

test('the days begin anew when a ticket was opened again in between', async () => {
  const { number } = await solvedTicket()
  world.pass(2 * day)
  const agent = await world.person('agent')
  await agent.api.tickets.change({ params: { number }, body: { status: 'open' } })
  await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })
  world.pass(2 * day)

  await world.run('tickets:close')

  expect((await look(number)).status).toBe('solved')
})

test('closing twice closes once', async () => {
  const { number } = await solvedTicket()
  world.pass(4 * day)
  await world.run('tickets:close')
  const closed = await look(number)

  await world.run('tickets:close')

  expect(await look(number)).toEqual(closed)
})
