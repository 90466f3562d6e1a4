import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Facet } from '#contract/search.ts'
import { withFilter } from '#contract/search-query.ts'
import { hiddenTeam, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Noa Rivas' })
  const team = await hiddenTeam(world, 'Dirección', [])
  const networks = await admin.api.teams.create({ body: { name: 'Redes' } })
  await openTicket(agent, {
    subject: 'Antena rota',
    tags: ['wifi', 'tejado'],
    teamId: networks.id,
    assigneeId: agent.id,
  })
  await openTicket(agent, { subject: 'Antena torcida', tags: ['wifi'], teamId: networks.id })
  const solved = await openTicket(agent, { subject: 'Antena vieja', teamId: null })
  await agent.api.tickets.change({ params: { number: solved.number }, body: { status: 'solved' } })
  await openTicket(admin, { subject: 'Antena secreta', teamId: team.id })
  await openTicket(agent, { subject: 'Otra cosa', tags: ['papel'] })
})
afterAll(() => world.close())

async function facetsOf(q: string, who = agent) {
  const { facets, counted } = await who.api.search.facets({ query: { q } })
  const byOperator: Record<string, Facet['values']> = {}
  for (const { operator, values } of facets) byOperator[operator] = values
  return { counted, ...byOperator }
}

test('the tickets of a search are divided by what a filter can name, the most first', async () => {
  expect(await facetsOf('antena')).toMatchObject({
    counted: 3,
    status: [
      { value: 'new', count: 1 },
      { value: 'open', count: 1 },
      { value: 'solved', count: 1 },
    ],
    team: [{ value: 'Redes', count: 2 }],
    assignee: [
      { value: 'none', count: 2 },
      { value: 'Noa Rivas', count: 1 },
    ],
    tag: [
      { value: 'wifi', count: 2 },
      { value: 'tejado', count: 1 },
    ],
  })
})

test('only tickets in reach are counted', async () => {
  expect(await facetsOf('antena', admin)).toMatchObject({ counted: 4 })
})

test('a value taken as a filter finds as many as were counted', async () => {
  const { facets } = await agent.api.search.facets({ query: { q: 'antena' } })
  const taken = facets.flatMap(({ operator, values }) => values.map(({ value, count }) => ({ operator, value, count })))

  const found = await Promise.all(
    taken.map(({ operator, value }) => facetsOf(withFilter('antena', operator, value, 'es'))),
  )

  expect(found.map(({ counted }) => counted)).toEqual(taken.map(({ count }) => count))
})

test('filters alone are divided too, and what finds nothing has no parts', async () => {
  expect(await facetsOf('tag:papel')).toMatchObject({ counted: 1, tag: [{ value: 'papel', count: 1 }] })
  expect(await facetsOf('inexistente')).toEqual({ counted: 0 })
})
