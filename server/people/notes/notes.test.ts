import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let other: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  other = await world.person('agent', { name: 'Otto Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

const add = (body: string, about: { personId?: string; organizationId?: string } = { personId: ana.id }) =>
  agent.api.customerNotes.add({ body: { ...about, body } })
const listed = async (about: { personId?: string; organizationId?: string }, limit = 50) =>
  agent.api.customerNotes.list({ query: { ...about, limit } })

describe('a note about a customer', () => {
  test('says who wrote it and when, newest first, page by page', async () => {
    const { id: organizationId } = await agent.api.organizations.create({ body: { name: 'Norte' } })
    for (const body of ['Uno', 'Dos\n  con sangría', 'Tres']) await add(body, { organizationId })

    const first = await listed({ organizationId }, 2)
    const second = await agent.api.customerNotes.list({
      query: { organizationId, limit: 2, cursor: first.nextCursor ?? undefined },
    })

    expect([...first.items, ...second.items].map(({ body }) => body)).toEqual(['Tres', 'Dos\n  con sangría', 'Uno'])
    expect(first.items[0]).toMatchObject({ author: { id: agent.id, name: agent.name }, can: { change: true } })
    expect(second.nextCursor).toBeNull()
  })

  test('is changed and removed by its author and by administrators', async () => {
    const { id } = await add('Llamar por la tarde')
    const params = { id }

    const refused = other.api.customerNotes.change({ params, body: { body: 'Nunca' } })
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    await expect(other.api.customerNotes.remove({ params })).rejects.toMatchObject({ code: 'forbidden' })
    const changed = await agent.api.customerNotes.change({ params, body: { body: 'Llamar por la mañana' } })
    await (await world.admin()).api.customerNotes.remove({ params })

    expect(changed.body).toBe('Llamar por la mañana')
    expect((await listed({ personId: ana.id })).items.map((note) => note.id)).not.toContain(id)
  })

  test('is no requester’s business', async () => {
    await expect(ana.api.customerNotes.list({ query: { personId: ana.id } })).rejects.toMatchObject({ status: 403 })
  })

  test('is about somebody who is there, and about one thing', async () => {
    const nobody = '0198f000-0000-7000-8000-000000000000'

    await expect(add('Nadie', { personId: nobody })).rejects.toMatchObject({ code: 'not_found' })
    await expect(add('Nada', {})).rejects.toMatchObject({ code: 'invalid' })
    await expect(add('Dos', { personId: ana.id, organizationId: nobody })).rejects.toMatchObject({ code: 'invalid' })
    await expect(add('  ')).rejects.toMatchObject({ code: 'invalid' })
  })

  test('goes with its person into a merge, and back', async () => {
    const eva = await world.person('requester', { name: 'Eva Mar' })
    const { id } = await add('Prefiere correo', { personId: eva.id })
    const idsOf = async (personId: string) => (await listed({ personId })).items.map((note) => note.id)

    await agent.api.personMerges.merge({ params: { id: eva.id }, body: { into: ana.id } })
    const merged = [await idsOf(ana.id), await idsOf(eva.id)]
    await expect(add('Tarde', { personId: eva.id })).rejects.toMatchObject({ code: 'invalid' })
    await agent.api.personMerges.unmerge({ params: { id: eva.id } })

    expect(merged).toEqual([expect.arrayContaining([id]), []])
    expect(await idsOf(eva.id)).toEqual([id])
  })
})
