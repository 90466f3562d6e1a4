import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

type Query = NonNullable<NonNullable<Parameters<Somebody['api']['tickets']['list']>[0]>['query']>

async function numbersOf(who: Somebody, query: Query) {
  const { items } = await who.api.tickets.list({ query })
  return items.map(({ number }) => number)
}

function cursorOf(parts: unknown): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

describe('pages', () => {
  let everything: Set<number>

  beforeAll(async () => {
    everything = new Set(await insertTwins(120))
  })

  test('of tickets with equal times and priorities hold each exactly once, in every order', async () => {
    const orders = fc.record({
      sort: fc.constantFrom('updatedAt' as const, 'createdAt' as const, 'priority' as const, 'number' as const),
      order: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 17, max: 119 }),
    })

    await fc.assert(
      fc.asyncProperty(orders, async (query) => {
        const items = await readAll({ ...query, tag: ['gemelo'] })
        const numbers = items.map(({ number }) => number)
        expect(numbers).toHaveLength(everything.size)
        expect(new Set(numbers)).toEqual(everything)
        expect(items).toEqual(
          items.toSorted((a, b) => compare(a[query.sort], b[query.sort]) * (query.order === 'asc' ? 1 : -1)),
        )
      }),
      {
        numRuns: 12,
        examples: [[{ sort: 'updatedAt', order: 'desc', limit: 40 }], [{ sort: 'priority', order: 'asc', limit: 40 }]],
      },
    )
  })

  test('of exactly the limit end there', async () => {
    const { items, nextCursor } = await agent.api.tickets.list({ query: { tag: ['gemelo'], limit: 120 } })

    expect(items).toHaveLength(120)
    expect(nextCursor).toBeNull()
  })

  test('hold fifty when nobody says how many', async () => {
    const { items } = await agent.api.tickets.list({ query: { tag: ['gemelo'] } })

    expect(items).toHaveLength(50)
  })

  test.each(['0', '201', '-1', '1.5', 'many', ''])('are not of %j tickets', async (limit) => {
    const response = await world.fetch(`/api/v1/tickets?limit=${limit}`, { headers: { cookie: agent.cookie } })

    expect([response.status, await response.json()]).toMatchObject([422, { code: 'invalid' }])
  })

  test('do not go on under another sort than they began with', async () => {
    const { nextCursor } = await agent.api.tickets.list({ query: { tag: ['gemelo'], sort: 'number' } })

    const refusal = agent.api.tickets.list({ query: { sort: 'createdAt', cursor: nextCursor ?? '' } })

    await expect(refusal).rejects.toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test.each([
    ['no base64', '¡hola!'],
    ['no JSON', Buffer.from('hola').toString('base64url')],
    ['no list', cursorOf({ a: 1 })],
    ['too short', cursorOf(['updatedAt', 'desc'])],
    ['no time', cursorOf(['updatedAt', 'desc', 'ayer', '0198f000-0000-7000-8000-000000000000'])],
    ['half a time', cursorOf(['updatedAt', 'desc', '2026', '0198f000-0000-7000-8000-000000000000'])],
    [
      'a day that is not',
      cursorOf(['updatedAt', 'desc', '2026-02-31T00:00:00.000Z', '0198f000-0000-7000-8000-000000000000']),
    ],
    ['no id', cursorOf(['updatedAt', 'desc', '2026-01-01T00:00:00.000Z', '-'.repeat(36)])],
    ['no number', cursorOf(['updatedAt', 'desc', 12, '0198f000-0000-7000-8000-000000000000'])],
    ['of something within', cursorOf(['updatedAt', 'desc', ['x'], { y: 1 }])],
  ])('do not go on from a cursor that is %s', async (_, cursor) => {
    const refusal = agent.api.tickets.list({ query: { cursor } })

    await expect(refusal).rejects.toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test('do not go on from any garbage, of whatever list', async () => {
    const { number } = await openTicket(agent)
    const paths = [
      '/tickets',
      '/ratings',
      '/views/open/tickets',
      `/tickets/${number}/messages`,
      `/tickets/${number}/history`,
    ]
    const parts = fc.array(
      fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.uuid(), fc.date({ noInvalidDate: true }).map(String)),
      {
        maxLength: 5,
      },
    )

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(fc.string(), parts.map(cursorOf)), async (path, cursor) => {
        const query = new URLSearchParams({ cursor: cursor.slice(0, 500) })
        const response = await world.fetch(`/api/v1${path}?${query}`, { headers: { cookie: agent.cookie } })
        expect([200, 400]).toContain(response.status)
      }),
      { numRuns: 60 },
    )
  })

  async function readAll(query: Query) {
    const first = await agent.api.tickets.list({ query })
    const items = first.items
    for (let cursor = first.nextCursor; cursor !== null; ) {
      const page = await agent.api.tickets.list({ query: { ...query, cursor } })
      items.push(...page.items)
      cursor = page.nextCursor
    }
    return items
  }
})

describe('a filter', () => {
  test.each([
    ['status', (): Query => ({ status: ['pending'] }), ['status']],
    ['several statuses', (): Query => ({ status: ['pending', 'open'] }), ['assignee', 'status']],
    ['type', (): Query => ({ type: ['request'] }), ['type']],
    ['priority', (): Query => ({ priority: [1] }), ['priority']],
    ['assignee', (): Query => ({ assigneeId: [agent.id] }), ['assignee']],
    ['myself', (): Query => ({ assigneeId: ['me'] }), ['assignee']],
    [
      'myself or nobody',
      (): Query => ({ assigneeId: ['me', 'none'] }),
      ['assignee', 'channel', 'plain', 'priority', 'status', 'tag', 'type'],
    ],
    ['tag', (): Query => ({ tag: ['rara'] }), ['tag']],
    ['channel', (): Query => ({ channel: ['alert'] }), ['channel']],
    ['words', (): Query => ({ q: 'urgentísimo' }), ['priority']],
    ['two things at once', (): Query => ({ status: ['pending'], type: ['request'] }), []],
  ])('by %s finds what fits and nothing else', async (_, query, expected) => {
    const { requester, names } = await variety()

    const numbers = await numbersOf(agent, { ...query(), requesterId: requester.id })

    expect(numbers.map((number) => names.get(number)).toSorted()).toEqual(expected)
  })

  test('by team and by organization finds theirs', async () => {
    const admin = await world.admin()
    const team = await admin.api.teams.create({ body: { name: 'Filtro' } })
    const organization = await admin.api.organizations.create({ body: { name: 'Filtrada' } })
    const eva = await world.person('requester', { organizationId: organization.id })
    const placed = await openFor(agent, eva, { teamId: team.id })
    const other = await openFor(agent, eva, { teamId: null })

    const byTeam = await numbersOf(agent, { teamId: [team.id] })
    const byOrganization = await numbersOf(agent, { organizationId: organization.id, sort: 'number', order: 'asc' })

    expect(byTeam).toEqual([placed.number])
    expect(byOrganization).toEqual([placed.number, other.number])
  })

  test('by time finds what came after it', async () => {
    const eva = await world.person('requester')
    const early = await openFor(agent, eva)
    world.pass(60_000)
    const late = await openFor(agent, eva)

    const created = await numbersOf(agent, { requesterId: eva.id, createdAfter: early.createdAt })
    const ever = await numbersOf(agent, { requesterId: eva.id, createdAfter: '0000-01-01T00:00:00Z' })

    expect(created).toEqual([late.number])
    expect(ever).toHaveLength(2)
  })

  test('takes its values as a list or one by one', async () => {
    const once = await world.fetch('/api/v1/tickets?status=open,pending', { headers: { cookie: agent.cookie } })
    const twice = await world.fetch('/api/v1/tickets?status=open&status=pending', { headers: { cookie: agent.cookie } })

    expect(await once.json()).toEqual(await twice.json())
  })

  test.each(['status=lost', 'priority=5', 'teamId=1', 'createdAfter=yesterday', 'sort=subject', 'order=up'])(
    'that says %s is refused',
    async (query) => {
      const response = await world.fetch(`/api/v1/tickets?${query}`, { headers: { cookie: agent.cookie } })

      expect(response.status).toBe(422)
    },
  )
})

/** One ticket for each thing to filter by, of a requester of their own. */
async function variety() {
  const requester = await world.person('requester')
  const change = (number: number, body: Parameters<Somebody['api']['tickets']['change']>[0]['body']) =>
    agent.api.tickets.change({ params: { number }, body })
  const { number: plain } = await openFor(agent, requester)
  const { number: status } = await openFor(agent, requester)
  const { number: type } = await openFor(agent, requester, { type: 'request' })
  const { number: priority } = await openFor(agent, requester, { impact: 3, urgency: 3, subject: 'Urgentísimo' })
  const { number: assignee } = await openFor(agent, requester, { assigneeId: agent.id })
  const { number: tag } = await openFor(agent, requester, { tags: ['rara'] })
  const { number: channel } = await openFor(agent, requester, { channel: 'alert' })
  await change(status, { status: 'pending' })
  const names = new Map(
    Object.entries({ plain, status, type, priority, assignee, tag, channel }).map(([name, number]) => [number, name]),
  )
  return { requester, names }
}

/** Tickets that only their ids and numbers tell apart. */
async function insertTwins(count: number): Promise<number[]> {
  const at = new Date('2026-01-15T10:00:00Z')
  const twin = {
    subject: 'Gemelo',
    type: 'incident',
    status: 'open',
    impact: 1,
    urgency: 2,
    priority: 4,
    channel: 'api',
    language: 'es',
    requesterId: ana.id,
    tags: ['gemelo'],
    createdAt: at,
    updatedAt: at,
  }
  const rows = Array.from({ length: count }, () => ({ ...twin, id: crypto.randomUUID() }))
  const made = await world.db.insertInto('tickets').values(rows).returning('number').execute()
  return made.map(({ number }) => number)
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
