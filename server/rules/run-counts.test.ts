import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRule } from '#test/rules.ts'
import { openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  ana = await world.person('requester')
})
afterAll(() => world.close())

const minute = 60_000
const day = 24 * 60 * minute

async function countOf(id: string, who = admin): Promise<number | undefined> {
  const { items } = await who.api.rules.list()
  return items.find((rule) => rule.id === id)?.runCount
}

test('what ran a moment before the count is counted once', async () => {
  const { id } = await addRule(admin, { name: 'Other tag', actions: [{ kind: 'add_tags', tags: ['otra'] }] })
  await openTicket(ana, { subject: 'Tres' })

  await world.run('desk:tidy')

  expect(await countOf(id)).toBe(1)
})

test('how often a rule ran is told at once, counted every hour, and forgotten after thirty days', async () => {
  const { id } = await addRule(admin, { name: 'Tag', actions: [{ kind: 'add_tags', tags: ['vpn'] }] })
  await openTicket(ana, { subject: 'Uno' })
  expect(await countOf(id)).toBe(1)

  world.pass(10 * minute)
  await world.run('desk:tidy')
  await openTicket(ana, { subject: 'Dos' })
  expect(await countOf(id)).toBe(2)
  expect((await admin.api.rules.get({ params: { id } })).runCount).toBe(2)

  world.pass(31 * day)
  await world.run('desk:tidy')
  // A day ends every session.
  expect(await countOf(id, await world.admin())).toBe(0)
})
