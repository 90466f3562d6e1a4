import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Vidal' })
  const admin = await world.admin()
  const ana = await world.person('requester', { name: 'Ana Núñez', email: 'ana@norte.example' })
  const eva = await world.person('requester', { name: 'Eva Gil', email: 'eva@sur.example' })
  const redes = await admin.api.teams.create({ body: { name: 'Redes', color: '#112233' } })
  await openFor(agent, ana, { subject: 'VPN uno', tags: ['vpn'], teamId: redes.id, assigneeId: agent.id })
  const two = await openFor(agent, ana, { subject: 'VPN dos', type: 'request', impact: 3, urgency: 3 })
  await openFor(agent, eva, { subject: 'Impresora', tags: ['vpn', 'casa'] })
  await agent.api.tickets.change({ params: two, body: { status: 'pending' } })
})
afterAll(() => world.close())

test.each([
  'vpn',
  'status:pending vpn',
  '-estado:pendiente',
  'estado:"sin resolver" -tipo:solicitud',
  'from:nunez',
  '-de:example',
  'de:sur.example',
  'team:redes',
  '-team:redes',
  'assignee:me',
  '-responsable:nadie',
  'responsable:vidal',
  'tag:VPN -tag:casa',
  'priority:critical',
  '-con:adjuntos',
  'after:2020-01-31 -before:2020-01-31',
  'before:2020-01-31',
])('a view made of “%s” shows what the search finds', async (q) => {
  const { condition, left } = await agent.api.search.condition({ query: { q } })

  if (condition === null) throw new Error('nothing of it could be said')
  const shown = await agent.api.views.preview({ body: { condition } })
  const { tickets } = await agent.api.search.search({ query: { q, type: 'ticket' } })
  expect(left).toEqual([])
  expect(shown.tickets.map(({ number }) => number).toSorted()).toEqual(
    tickets.map(({ ticket }) => ticket.number).toSorted(),
  )
})

test('what cannot be said in a view is named as it was written, and the rest is said', async () => {
  const q = 'vpn from:nadie team:lejos status:perdido before:ayer has:gato'

  const { condition, left } = await agent.api.search.condition({ query: { q } })

  expect(condition?.of).toEqual([{ kind: 'test', field: 'words', operator: 'contains', value: 'vpn' }])
  expect(left).toEqual(['from:nadie', 'team:lejos', 'status:perdido', 'before:ayer', 'has:gato'])
})

test('a search of which nothing can be said makes no condition', async () => {
  expect(await agent.api.search.condition({ query: { q: 'estado:perdido' } })).toEqual({
    condition: null,
    left: ['estado:perdido'],
  })
})
