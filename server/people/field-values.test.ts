import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FieldSubject } from '#contract/fields.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const addField = (subject: FieldSubject, key: string, more = {}) =>
  admin.api.fields.create({ body: { subject, key, type: 'text', labels: { es: key, en: '' }, ...more } })

describe('a field of people or organizations', () => {
  test('has a key of its own among its kind, and is listed with its kind only', async () => {
    for (const subject of ['ticket', 'person', 'organization'] as const) await addField(subject, 'plan')
    const again = addField('person', 'plan')

    await expect(again).rejects.toMatchObject({ code: 'name_taken' })
    expect((await agent.api.fields.list({ query: { subject: 'person' } })).items.map(({ subject }) => subject)).toEqual(
      ['person'],
    )
    expect((await agent.api.fields.list()).items.map(({ subject }) => subject)).toEqual(['ticket'])
    const ana = await world.person('requester')
    expect((await ana.api.fields.list({ query: { subject: 'person' } })).items).toEqual([])
  })

  test.each([
    ['ticketTypes', { ticketTypes: ['incident'] }],
    ['isRequiredOnOpen', { isRequiredOnOpen: true }],
    ['isRequiredOnSolve', { isRequiredOnSolve: true }],
    ['portal', { portal: 'shown' }],
  ])('has no %s, which only tickets have', async (path, more) => {
    await expect(addField('person', `no_${path.toLowerCase()}`, more)).rejects.toMatchObject({
      fields: { [path]: expect.any(String) },
    })
  })

  test('keeps a value that fits, beside the others, and says so in the audit log', async () => {
    await addField('person', 'floor', { type: 'number' })
    await addField('person', 'badge')
    const { id } = await agent.api.people.create({ body: { name: 'Ana', fields: { badge: 'A1' } } })

    const changed = await agent.api.people.update({ params: { id }, body: { fields: { floor: 3 } } })
    const refused = agent.api.people.update({ params: { id }, body: { fields: { floor: 'tercera' } } })

    expect(changed.fields).toEqual({ badge: 'A1', floor: 3 })
    await expect(refused).rejects.toMatchObject({ fields: { 'fields.floor': expect.any(String) } })
    const audit = await admin.api.audit.list({ query: { action: 'person.changed' } })
    expect(audit.items[0]?.changes).toEqual([{ field: 'floor', from: null, to: 3 }])
    const emptied = await agent.api.people.update({ params: { id }, body: { fields: { badge: null } } })
    expect(emptied.fields).toEqual({ floor: 3 })
  })

  test('is kept by organizations too', async () => {
    await addField('organization', 'contract', { type: 'date' })
    const { id } = await agent.api.organizations.create({ body: { name: 'Norte', fields: { contract: '2027-01-31' } } })

    const renamed = await agent.api.organizations.update({ params: { id }, body: { name: 'Norte, S. A.' } })
    const refused = agent.api.organizations.update({ params: { id }, body: { fields: { contract: 'mañana' } } })

    expect(renamed.fields).toEqual({ contract: '2027-01-31' })
    await expect(refused).rejects.toMatchObject({ fields: { 'fields.contract': expect.any(String) } })
  })

  test('is archived rather than removed where there are values', async () => {
    const used = await addField('person', 'used')
    const unused = await addField('person', 'unused')
    await agent.api.people.create({ body: { name: 'Eva', fields: { used: 'x' } } })

    await admin.api.fields.remove({ params: { id: unused.id } })

    await expect(admin.api.fields.remove({ params: { id: used.id } })).rejects.toMatchObject({ code: 'in_use' })
  })

  test('is filled up by a merge, and emptied again by taking it back', async () => {
    await addField('person', 'room')
    await addField('person', 'desk_name')
    const into = await agent.api.people.create({ body: { name: 'Luz', fields: { room: 'A' } } })
    const from = await agent.api.people.create({ body: { name: 'Luz M.', fields: { room: 'B', desk_name: 'Norte' } } })
    const fieldsOf = async (id: string) => (await agent.api.people.get({ params: { id } })).fields

    await agent.api.personMerges.merge({ params: { id: from.id }, body: { into: into.id } })
    const merged = await fieldsOf(into.id)
    await agent.api.personMerges.unmerge({ params: { id: from.id } })

    expect(merged).toEqual({ room: 'A', desk_name: 'Norte' })
    expect([await fieldsOf(into.id), await fieldsOf(from.id)]).toEqual([
      { room: 'A' },
      { room: 'B', desk_name: 'Norte' },
    ])
  })
})

describe('a VIP', () => {
  test('marks their tickets and those of their organization, before agents only', async () => {
    const { id: organizationId } = await agent.api.organizations.create({ body: { name: 'Vips', isVip: true } })
    const requesters = [
      await world.person('requester', { isVip: true }),
      await world.person('requester', { organizationId }),
      await world.person('requester'),
    ]
    const numbers: number[] = []
    for (const one of requesters) numbers.push((await openFor(agent, one)).number)
    const condition = {
      kind: 'all' as const,
      of: [{ kind: 'test' as const, field: 'isVip', operator: 'is' as const, value: true }],
    }

    const view = await agent.api.views.create({
      body: { name: 'VIP', audience: { kind: 'personal' }, condition, sort: 'number', order: 'asc' },
    })

    const { items } = await agent.api.views.tickets({ params: { id: view.id } })
    expect(items.map(({ number, isVip }) => [number, isVip]).toSorted()).toEqual(
      numbers.slice(0, 2).map((number) => [number, true]),
    )
    expect((await requesters[0]?.api.tickets.list())?.items[0]?.isVip).toBe(false)
  })
})

describe('the ratings', () => {
  test('of a person and of an organization are listed and summed up by themselves', async () => {
    const { id: organizationId } = await agent.api.organizations.create({ body: { name: 'Valora' } })
    const ana = await world.person('requester', { organizationId })
    const eva = await world.person('requester', { organizationId })
    for (const [who, score] of [
      [ana, 5],
      [ana, 2],
      [eva, 1],
    ] as const) {
      const { number } = await openFor(agent, who)
      await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })
      await who.api.ratings.rate({ params: { number }, body: { score } })
    }

    const own = await agent.api.ratings.list({ query: { requesterId: ana.id } })
    const summary = await agent.api.ratings.summary({ query: { organizationId, days: 3660 } })

    expect(own.items.map(({ score }) => score)).toEqual([2, 5])
    expect(summary).toMatchObject({ count: 3, byScore: [1, 1, 0, 0, 1] })
  })
})
