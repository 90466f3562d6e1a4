import { afterAll, beforeAll, expect, test } from 'vitest'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let colleague: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Vidal' })
  colleague = await world.person('agent', { name: 'Leo Sanz' })
  const ana = await world.person('requester', { name: 'Ana Núñez', email: 'ana@norte.example' })
  const eva = await world.person('requester', { name: 'Eva Gil', email: 'eva@sur.example' })
  const redes = await hiddenTeam(world, 'Redes', [agent])
  await openFor(agent, ana, { subject: 'VPN uno', tags: ['vpn'], teamId: redes.id, assigneeId: agent.id })
  const two = await openFor(agent, ana, { subject: 'VPN dos', type: 'request', impact: 3, urgency: 3 })
  await openFor(agent, eva, { subject: 'VPN tres', tags: ['vpn', 'casa'] })
  await agent.api.tickets.change({ params: two, body: { status: 'pending' } })
})
afterAll(() => world.close())

async function found(q: string, who = agent): Promise<string[]> {
  const { tickets } = await who.api.search.search({ query: { q } })
  return tickets.map(({ ticket }) => ticket.subject.replace('VPN ', '')).toSorted()
}

test.each<[string, string[]]>([
  ['vpn status:pending', ['dos']],
  ['estado:pendiente', ['dos']],
  ['vpn -estado:pendiente', ['tres', 'uno']],
  ['from:nunez', ['dos', 'uno']],
  ['de:sur.example vpn', ['tres']],
  ['team:redes', ['uno']],
  ['assignee:me', ['uno']],
  ['responsable:nadie', ['dos', 'tres']],
  ['assignee:vidal', ['uno']],
  ['tag:VPN -tag:casa', ['uno']],
  ['type:request', ['dos']],
  ['priority:critical', ['dos']],
  ['after:2020-01-01 tag:casa', ['tres']],
  ['before:2020-01-01 vpn', []],
  ['has:attachment vpn', []],
  ['-con:adjuntos vpn', ['dos', 'tres', 'uno']],
])('%s finds those tickets and no others', async (q, expected) => {
  expect(await found(q)).toEqual(expected)
})

test('a filter finds nothing out of reach', async () => {
  expect(await found('team:redes', colleague)).toEqual([])
  expect(await found('vpn tag:vpn', colleague)).toEqual(['tres'])
})

test('a filter that means nothing finds nothing, and is named', async () => {
  const { tickets, unknownFilters } = await agent.api.search.search({ query: { q: 'vpn status:perdido after:ayer' } })

  expect([tickets, unknownFilters]).toEqual([[], ['status:perdido', 'after:ayer']])
})

test('where tickets are filtered, people are not looked for', async () => {
  const { people, tickets } = await agent.api.search.search({ query: { q: 'ana status:unsolved' } })

  expect([people.length, tickets.length]).toEqual([0, 2])
})
