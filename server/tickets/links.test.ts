import { afterAll, beforeAll, expect, test } from 'vitest'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const link = (number: number, to: number) => agent.api.tickets.link({ params: { number }, body: { to } })
const linksOf = async (number: number) => (await agent.api.tickets.links({ params: { number } })).items

test('two related tickets tell of each other, in their links and in their histories', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent, { subject: 'Otro' })]

  const { items } = await link(one.number, other.number)

  expect(items).toEqual([{ number: other.number, subject: 'Otro', status: 'new', kind: 'related', reason: null }])
  expect(await linksOf(other.number)).toMatchObject([{ number: one.number, kind: 'related' }])
  const { items: history } = await agent.api.tickets.history({ params: { number: other.number } })
  expect(history.at(-1)).toMatchObject({ type: 'ticket.linked', changes: [{ to: `#${one.number}` }] })
})

test('a link is made once, from whichever side', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]
  await link(one.number, other.number)

  await link(other.number, one.number)

  expect(await linksOf(one.number)).toHaveLength(1)
  expect(await linksOf(other.number)).toHaveLength(1)
})

test('two who link the same tickets from both sides at once do not stand in each other’s way', async () => {
  const [one, other] = [await openTicket(agent), await openTicket(agent)]
  const sides = Array.from({ length: 8 }, (_, index) => index % 2 === 0)

  await Promise.all(sides.map((isFirst) => (isFirst ? link(one.number, other.number) : link(other.number, one.number))))

  expect(await linksOf(one.number)).toHaveLength(1)
})

test('a ticket is not linked to itself, nor to one out of reach', async () => {
  const one = await openTicket(agent)
  const team = await hiddenTeam(world, 'Personal', [])
  const hidden = await openTicket(agent, { teamId: team.id })

  const refusals = await Promise.allSettled([link(one.number, one.number), link(one.number, hidden.number)])

  expect(refusals).toMatchObject([
    { reason: { fields: { to: expect.any(String) } } },
    { reason: { code: 'not_found' } },
  ])
})

test('a linked ticket that is out of the reader’s reach is left out, and a requester sees no links', async () => {
  const admin = await world.admin()
  const ana = await world.person('requester')
  const team = await hiddenTeam(world, 'Dirección', [])
  const one = await openFor(agent, ana)
  const hidden = await openTicket(admin, { teamId: team.id })
  const near = await openTicket(agent)
  await admin.api.tickets.link({ params: one, body: { to: hidden.number } })
  await link(one.number, near.number)

  const seen = await agent.api.tickets.get({ params: one })

  expect(seen.links.map(({ number }) => number)).toEqual([near.number])
  expect((await admin.api.tickets.get({ params: one })).links).toHaveLength(2)
  expect((await ana.api.tickets.get({ params: one })).links).toEqual([])
})
