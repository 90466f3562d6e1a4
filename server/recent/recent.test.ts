import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostRecent } from '#contract/recent.ts'
import { hiddenTeam, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

async function look(number: number, who = agent) {
  world.pass(1000)
  await who.api.recent.add({ params: { number } })
}
const seenBy = async (who: Somebody) => (await who.api.recent.list()).items.map(({ number }) => number)

test('what was looked at last comes first, each ticket once, and to each agent their own', async () => {
  const other = await world.person('agent')
  const [one, two] = [await openTicket(agent), await openTicket(agent)]
  for (const { number } of [one, two, one]) await look(number)

  expect(await seenBy(agent)).toEqual([one.number, two.number])
  expect(await seenBy(other)).toEqual([])
})

test('only the last ones are remembered', async () => {
  const busy = await world.person('agent')
  const numbers: number[] = []
  for (let count = 0; count < mostRecent + 2; count += 1) numbers.push((await openTicket(busy)).number)
  for (const number of numbers) await look(number, busy)

  const seen = await seenBy(busy)

  expect(seen).toEqual(numbers.slice(2).reverse())
})

test('what went out of reach is not told any more, and what is out of reach is not remembered', async () => {
  const admin = await world.admin()
  const outsider = await world.person('agent')
  const { number } = await openTicket(admin)
  await look(number, outsider)
  const team = await hiddenTeam(world, 'Nóminas', [])
  await admin.api.tickets.change({ params: { number }, body: { teamId: team.id } })

  expect(await seenBy(outsider)).toEqual([])
  await expect(look(number, outsider)).rejects.toMatchObject({ code: 'not_found' })
})
