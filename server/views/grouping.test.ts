import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ViewGrouping } from '#contract/views.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let outsider: Somebody

beforeAll(async () => {
  world = await createWorld()
  const admin = await world.admin()
  agent = await world.person('agent', { name: 'Noa Vidal' })
  outsider = await world.person('agent', { name: 'Leo Sanz' })
  const ana = await world.person('requester', { name: 'Ana' })
  const redes = await hiddenTeam(world, 'Redes', [agent])
  const option = (value: string) => ({ value, labels: { es: value, en: value } })
  const options = [option('sur'), option('norte')]
  await admin.api.fields.create({ body: { key: 'sede', type: 'choice', labels: { es: 'Sede', en: 'Site' }, options } })
  await admin.api.fields.create({ body: { key: 'nota', type: 'text', labels: { es: 'Nota', en: 'Note' } } })
  await openFor(agent, ana, { subject: 'uno', teamId: redes.id, assigneeId: agent.id, fields: { sede: 'norte' } })
  await openFor(agent, ana, { subject: 'dos', impact: 3, urgency: 3, fields: { sede: 'norte' } })
  const three = await openFor(agent, ana, { subject: 'tres', type: 'request', fields: { sede: 'sur' } })
  await openFor(agent, ana, { subject: 'cuatro', assigneeId: outsider.id })
  await agent.api.tickets.change({ params: three, body: { status: 'on_hold' } })
})
afterAll(() => world.close())

const params = { id: 'open' } as const

async function groupsOf(groupBy: ViewGrouping, who = agent) {
  const { items } = await who.api.views.groups({ params, query: { groupBy } })
  return items.map(({ value, name, count }) => [name ?? value, count])
}

describe('the groups of a view', () => {
  test('of a closed list stand in the order of its words, and have their counts', async () => {
    expect(await groupsOf('status')).toEqual([
      ['new', 1],
      ['open', 2],
      ['on_hold', 1],
    ])
    expect((await groupsOf('priority'))[0]).toEqual(['1', 1])
  })

  test('of people and teams are named, by name, and those without come last', async () => {
    expect(await groupsOf('assignee')).toEqual([
      ['Leo Sanz', 1],
      ['Noa Vidal', 1],
      ['', 2],
    ])
    expect(await groupsOf('team')).toEqual([
      ['Redes', 1],
      ['Soporte', 3],
    ])
  })

  test('of a custom field stand as its options do', async () => {
    expect(await groupsOf('field:sede')).toEqual([
      ['sur', 1],
      ['norte', 2],
      ['', 1],
    ])
  })

  test('count nothing that is out of reach', async () => {
    expect(await groupsOf('team', outsider)).toEqual([['Soporte', 3]])
  })

  test('are refused by what has many values, or is no field', async () => {
    for (const groupBy of ['field:nota', 'field:lejos'] as const) {
      await expect(groupsOf(groupBy)).rejects.toMatchObject({
        code: 'invalid',
        fields: { groupBy: expect.any(String) },
      })
    }
  })
})

test.each<ViewGrouping>(['status', 'priority', 'type', 'team', 'assignee', 'organization', 'field:sede'])(
  'the lists of all groups by %s are together the list of the view',
  async (groupBy) => {
    const { items } = await agent.api.views.groups({ params, query: { groupBy } })
    const lists = await Promise.all(
      items.map(({ value }) => agent.api.views.tickets({ params, query: { groupBy, group: value } })),
    )
    const whole = await agent.api.views.tickets({ params, query: {} })

    expect(lists.map((list) => list.items.length)).toEqual(items.map(({ count }) => count))
    expect(lists.flatMap((list) => list.items.map(({ number }) => number)).toSorted()).toEqual(
      whole.items.map(({ number }) => number).toSorted(),
    )
  },
)

test.each([
  ['status', 'lost'],
  ['priority', 'x'],
  ['team', 'Redes'],
  ['field:sede', 'este'],
] as const)('a group by %s of %s is empty rather than an error', async (groupBy, group) => {
  expect((await agent.api.views.tickets({ params, query: { groupBy, group } })).items).toEqual([])
})

test('a view keeps by what it is grouped, and gives it up when it is told so', async () => {
  const condition = { kind: 'all' as const, of: [{ kind: 'test' as const, field: 'tag', operator: 'exists' as const }] }
  const body = {
    name: 'Por sede',
    audience: { kind: 'personal' as const },
    condition,
    sort: 'number',
    order: 'asc',
  } as const
  const { id, definition } = await agent.api.views.create({ body: { ...body, groupBy: 'field:sede' } })
  expect(definition?.groupBy).toBe('field:sede')

  const renamed = await agent.api.views.update({ params: { id }, body: { name: 'Otra' } })
  const plain = await agent.api.views.update({ params: { id }, body: { groupBy: null } })

  expect([renamed.definition?.groupBy, plain.definition?.groupBy]).toEqual(['field:sede', null])
  await expect(agent.api.views.create({ body: { ...body, groupBy: 'field:nota' } })).rejects.toMatchObject({
    code: 'invalid',
  })
})
