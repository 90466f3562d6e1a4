import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody
let teamId: string

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
  const admin = await world.admin()
  teamId = (await admin.api.teams.create({ body: { name: 'Redes', color: '#112233' } })).id
})
afterAll(() => world.close())

/** One ticket of each status, with and without assignee, in the team. */
async function fillDesk() {
  for (const status of ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'] as const) {
    for (const assigneeId of [null, agent.id]) {
      const ticket = await openFor(agent, ana, { teamId })
      if (status === 'closed') await agent.api.tickets.change({ params: ticket, body: { status: 'solved' } })
      if (status !== 'new') await agent.api.tickets.change({ params: ticket, body: { status } })
      if (assigneeId !== null && status !== 'closed')
        await agent.api.tickets.change({ params: ticket, body: { assigneeId } })
    }
  }
}

test('the desk has its five views and one for each team, in this order', async () => {
  const { items } = await agent.api.views.list()

  expect(items.map(({ id, name }) => name ?? id)).toEqual([
    'mine',
    'unassigned',
    'open',
    'pending',
    'solved',
    'Redes',
    'Soporte',
  ])
})

test('every view counts what it lists, and no closed ticket is in any', async () => {
  await fillDesk()
  const { items: views } = await agent.api.views.list()

  const { counts } = await agent.api.views.counts()

  const listed = await Promise.all(
    views.map(async ({ id }) => [id, (await agent.api.views.tickets({ params: { id } })).items] as const),
  )
  expect(counts).toEqual(Object.fromEntries(listed.map(([id, items]) => [id, items.length])))
  expect(counts).toMatchObject({ mine: 4, unassigned: 4, open: 6, pending: 2, solved: 2, [`team:${teamId}`]: 8 })
  expect(listed.flatMap(([, items]) => items.map(({ status }) => status))).not.toContain('closed')
})

test('mine are those of whoever asks', async () => {
  const other = await world.person('agent')

  const { items } = await other.api.views.tickets({ params: { id: 'mine' } })

  expect(items).toEqual([])
})

test('a view is paged and sorted like every list', async () => {
  const params = { id: `team:${teamId}` as const }
  const query = { sort: 'number' as const, order: 'asc' as const, limit: 5 }

  const first = await agent.api.views.tickets({ params, query })
  const second = await agent.api.views.tickets({ params, query: { ...query, cursor: first.nextCursor ?? '' } })

  const numbers = [...first.items, ...second.items].map(({ number }) => number)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  expect([numbers.length, second.nextCursor]).toEqual([8, null])
})

test('a view of a team that is none is not found, and one of another kind is no view', async () => {
  const unknown = world.fetch(`/api/v1/views/team:${crypto.randomUUID()}/tickets`, {
    headers: { cookie: agent.cookie },
  })
  const nonsense = world.fetch('/api/v1/views/closed/tickets', { headers: { cookie: agent.cookie } })

  expect([(await unknown).status, (await nonsense).status]).toEqual([404, 422])
})

test('counting stops at a thousand', async () => {
  const at = new Date()
  const ticket = {
    subject: 'Muchos',
    type: 'incident',
    status: 'pending',
    impact: 1,
    urgency: 1,
    priority: 4,
    channel: 'api',
    language: 'es',
    requesterId: ana.id,
    createdAt: at,
    updatedAt: at,
  }
  await world.db
    .insertInto('tickets')
    .values(Array.from({ length: 1001 }, () => ({ ...ticket, id: crypto.randomUUID() })))
    .execute()

  const { counts } = await agent.api.views.counts()

  expect(counts['pending']).toBe(1000)
})
