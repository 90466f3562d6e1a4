import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deviceOf } from '#test/devices.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
let laptop: Awaited<ReturnType<typeof deviceOf>>

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Noa Vidal' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  laptop = await deviceOf(admin, 'Portátil de Ana')
  const add = (body: Parameters<typeof admin.api.fields.create>[0]['body']) => admin.api.fields.create({ body })
  const options = ['red', 'otra'].map((value) => ({ value, labels: { es: value, en: value } }))
  await add({ key: 'causa', type: 'choice', labels: { es: 'Causa', en: 'Cause' }, options, portal: 'shown' })
  await add({ key: 'coste', type: 'number', labels: { es: 'Coste', en: 'Cost' } })
  await add({ key: 'aprueba', type: 'person', labels: { es: 'Aprueba', en: 'Approver' }, portal: 'shown' })
  await add({ key: 'equipo', type: 'device', labels: { es: 'Equipo', en: 'Device' } })
  await add({
    key: 'cable',
    type: 'text',
    labels: { es: 'Cable', en: 'Cable' },
    shownWhen: { key: 'causa', values: ['red'] },
  })
})
afterAll(() => world.close())

const values = { causa: 'red', coste: 12.5, cable: 'gris' }

/** What each listed ticket says in these fields, by its subject. */
async function listed(who: Somebody, fields: string[] | undefined) {
  const { items } = await who.api.tickets.list({ query: { sort: 'number', order: 'asc', ...(fields && { fields }) } })
  return items.map(({ subject, fields, fieldNames }) => ({ subject, fields, fieldNames }))
}

describe('a list', () => {
  test('brings along the values of the fields that it is asked for, and no others', async () => {
    const reference = { aprueba: agent.id, equipo: laptop.id }
    await openFor(agent, ana, { subject: 'uno', fields: { ...values, ...reference } })
    await openFor(agent, ana, { subject: 'dos', fields: { coste: 3 } })

    expect(await listed(agent, ['coste', 'aprueba', 'equipo'])).toEqual([
      {
        subject: 'uno',
        fields: { coste: 12.5, ...reference },
        fieldNames: { [agent.id]: 'Noa Vidal', [laptop.id]: 'Portátil de Ana' },
      },
      { subject: 'dos', fields: { coste: 3 }, fieldNames: {} },
    ])
  })

  test('brings along none where none are asked for', async () => {
    expect((await listed(agent, undefined))[0]).toEqual({ subject: 'uno', fields: undefined, fieldNames: undefined })
  })

  test('passes over the key of no field, and refuses what is no key', async () => {
    expect((await listed(agent, ['lejos', 'coste']))[0]?.fields).toEqual({ coste: 12.5 })
    await expect(listed(agent, ['No Es'])).rejects.toMatchObject({ code: 'invalid' })
  })

  test('shows requesters what the portal shows, whatever they ask for', async () => {
    expect(await listed(ana, ['causa', 'coste', 'aprueba', 'equipo', 'cable'])).toEqual([
      {
        subject: 'uno',
        fields: { causa: 'red', aprueba: agent.id },
        fieldNames: { [agent.id]: 'Noa Vidal' },
      },
      { subject: 'dos', fields: {}, fieldNames: {} },
    ])
  })

  test('does not show what another field hides, also where that one is not asked for', async () => {
    const { number } = await openFor(agent, ana, { subject: 'tres', fields: values })
    const valueNow = async () => (await listed(agent, ['cable'])).find(({ subject }) => subject === 'tres')?.fields

    const before = await valueNow()
    await agent.api.tickets.change({ params: { number }, body: { fields: { causa: 'otra' } } })

    expect([before, await valueNow()]).toEqual([{ cable: 'gris' }, {}])
  })
})

test('the list of a view brings fields along, page after page and group by group', async () => {
  const team = await hiddenTeam(world, 'Redes', [agent])
  for (const coste of [1, 2, 3]) await openFor(agent, ana, { teamId: team.id, fields: { coste, causa: 'red' } })
  const params = { id: `team:${team.id}` } as const
  const page = (more: object) =>
    agent.api.views.tickets({ params, query: { sort: 'number', order: 'asc', limit: 2, fields: ['coste'], ...more } })

  const first = await page({})
  const second = await page({ cursor: first.nextCursor })
  const group = await page({ groupBy: 'field:causa', group: 'red' })

  expect([...first.items, ...second.items].map(({ fields }) => fields)).toEqual([
    { coste: 1 },
    { coste: 2 },
    { coste: 3 },
  ])
  expect(group.items.map(({ fields }) => fields)).toEqual([{ coste: 1 }, { coste: 2 }])
})
