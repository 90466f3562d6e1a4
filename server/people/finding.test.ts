import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { refusalOf } from './test-browser.ts'

let world: World
let admin: Somebody
let agent: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const unknownId = '01a20fe0-ad1b-78de-800b-c4825b35130a'

describe('people are found', () => {
  beforeAll(async () => {
    const body = { name: 'Íñigo Núñez 100%', email: 'inigo_n@hallar.example', phones: ['+34 911 22 33 44'] }
    await agent.api.people.create({ body })
    await agent.api.people.create({ body: { name: 'Inigo Otero', email: 'otero@hallar.example' } })
  })

  test.each([
    ['íñigo', 2],
    ['INIGO', 2],
    ['nunez inig', 1],
    ['igo', 2],
    ['inigo_n@', 1],
    ['hallar.example', 2],
    ['911 22 33', 1],
    ['0034911223344', 1],
    ['100%', 1],
    ['igo_o', 0],
    ['%', 1],
    ['inigo nadie', 0],
    ["'; drop table people; --", 0],
    ['\\', 0],
  ])('by %s: %i', async (q, count) => {
    const { items } = await agent.api.people.list({ query: { q } })

    expect(items.filter(({ email }) => email?.endsWith('hallar.example'))).toHaveLength(count)
  })

  test('by their new name, and no longer by the old', async () => {
    const eva = await agent.api.people.create({ body: { name: 'Evangelina Antigua' } })

    await agent.api.people.update({ params: { id: eva.id }, body: { name: 'Evangelina Moderna' } })

    expect((await agent.api.people.list({ query: { q: 'evangelina moderna' } })).items).toHaveLength(1)
    expect((await agent.api.people.list({ query: { q: 'evangelina antigua' } })).items).toEqual([])
  })

  test('to assign tickets to: agents and administrators who are active', async () => {
    const gone = await world.person('agent')
    await admin.api.people.update({ params: { id: gone.id }, body: { isActive: false } })

    const { items } = await agent.api.people.list({ query: { assignable: true, limit: 200 } })

    expect(items.map(({ id }) => id)).toContain(agent.id)
    expect(items.map(({ id }) => id)).not.toContain(gone.id)
    expect(items.every(({ role, isActive }) => role !== 'requester' && isActive)).toBe(true)
  })

  test('page by page: everybody once, by name', async () => {
    for (let index = 0; index < 5; index += 1) await agent.api.people.create({ body: { name: 'Mismo Nombre' } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await agent.api.people.list({ query: { limit: 3, cursor, q: 'mismo' } })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)

    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test.each(['nonsense', 'WyJhIl0', 'WyJhIiwiYiJd', 'WzEsMl0', 'bnVsbA'])(
    'not by a made-up cursor %s',
    async (cursor) => {
      expect(await refusalOf(agent.api.people.list({ query: { cursor } }))).toBe('invalid_cursor')
    },
  )

  test('not where there is nobody', async () => {
    expect(await refusalOf(agent.api.people.get({ params: { id: unknownId } }))).toBe('not_found')
    expect(await refusalOf(admin.api.people.update({ params: { id: unknownId }, body: { name: 'X' } }))).toBe(
      'not_found',
    )
  })
})
