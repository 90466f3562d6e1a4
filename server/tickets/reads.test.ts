import { afterAll, beforeAll, expect, test } from 'vitest'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let colleague: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  colleague = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

const say = async (who: Somebody, number: number) =>
  (await who.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Algo' } })).id
const read = (who: Somebody, number: number, messageId: string) =>
  who.api.messages.read({ params: { number }, body: { messageId } })
const unreadOf = async (who: Somebody, number: number) => (await who.api.tickets.get({ params: { number } })).unread

test('what others wrote since an agent read a ticket is unread for that agent, and for nobody else', async () => {
  const { number } = await openFor(agent, ana)
  await read(agent, number, await say(ana, number))

  await say(agent, number)
  const first = await say(ana, number)
  await say(colleague, number)

  expect(await unreadOf(agent, number)).toEqual({ firstId: first, count: 2 })
  expect(await unreadOf(colleague, number)).toBeNull()
  expect(await unreadOf(ana, number)).toBeNull()
})

test('a ticket is read up to the newest message that was, whatever is looked at again', async () => {
  const { number } = await openFor(agent, ana)
  const [early, late] = [await say(ana, number), await say(ana, number)]

  await read(agent, number, late)
  await read(agent, number, early)

  expect(await unreadOf(agent, number)).toBeNull()
})

test('only what is on the ticket, and in reach, can have been read', async () => {
  const team = await hiddenTeam(world, 'Personal', [colleague])
  const [own, hidden] = [await openFor(agent, ana), await openFor(colleague, ana, { teamId: team.id })]
  const message = await say(ana, hidden.number)

  await expect(read(agent, own.number, message)).rejects.toMatchObject({ status: 404 })
  await expect(read(agent, hidden.number, message)).rejects.toMatchObject({ status: 404 })
})
