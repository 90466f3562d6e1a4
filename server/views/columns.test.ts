import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ViewColumn, ViewId } from '#contract/views.ts'
import { hiddenTeam } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let colleague: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
  colleague = await world.person('agent')
})
afterAll(() => world.close())

const chosen: ViewColumn[] = [
  { column: 'number', width: null },
  { column: 'field:causa', width: 180 },
  { column: 'subject', width: 320 },
]
const urgent = {
  name: 'Urgentes',
  audience: { kind: 'shared' as const },
  condition: {
    kind: 'all' as const,
    of: [{ kind: 'test' as const, field: 'priority', operator: 'less' as const, value: 3 }],
  },
  sort: 'updatedAt' as const,
  order: 'desc' as const,
}

async function columnsOf(who: Somebody, id: ViewId) {
  const view = (await who.api.views.list()).items.find((one) => one.id === id)
  return { own: view?.columns, ofView: view?.definition?.columns }
}

function choose(who: Somebody, id: ViewId, columns: ViewColumn[] | null) {
  return who.api.views.place({ params: { id }, body: { columns } })
}

describe('the columns that somebody chooses for a view', () => {
  test('are kept with order and widths, for that person and that view', async () => {
    const { items } = await choose(agent, 'open', chosen)

    expect(items.find(({ id }) => id === 'open')?.columns).toEqual(chosen)
    expect(await columnsOf(agent, 'open')).toMatchObject({ own: chosen })
    expect(await columnsOf(agent, 'mine')).toMatchObject({ own: null })
    expect(await columnsOf(colleague, 'open')).toMatchObject({ own: null })
  })

  test('stay when the view is hidden or moved, and go when they are given up', async () => {
    await choose(agent, 'pending', chosen)
    await agent.api.views.place({ params: { id: 'pending' }, body: { isHidden: true } })
    await agent.api.views.arrange({ body: { ids: ['pending', 'mine'] } })
    const kept = await columnsOf(agent, 'pending')

    const { items } = await choose(agent, 'pending', null)

    expect(kept.own).toEqual(chosen)
    expect(items.find(({ id }) => id === 'pending')).toMatchObject({ columns: null, isHidden: true })
  })

  test.each([
    ['no column', []],
    ['a column twice', [{ column: 'status' }, { column: 'status' }]],
    ['one that there is not', [{ column: 'moon' }]],
    ['one as wide as a wall', [{ column: 'status', width: 4000 }]],
  ])('are not %s', async (_, columns) => {
    const response = await world.fetch('/api/v1/views/open/place', {
      method: 'PUT',
      headers: { cookie: agent.cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' },
      body: JSON.stringify({ columns }),
    })

    expect(response.status).toBe(422)
  })

  test('are chosen for no view that is out of reach', async () => {
    const team = await hiddenTeam(world, 'Redes', [agent])

    await expect(choose(colleague, `team:${team.id}`, chosen)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are shown without those that this release knows no more', async () => {
    const columns = JSON.stringify([{ column: 'moon', width: null }, { column: 'status', width: 4000 }, chosen[0]])
    await world.db.insertInto('viewPlaces').values({ personId: colleague.id, viewId: 'solved', columns }).execute()

    expect(await columnsOf(colleague, 'solved')).toMatchObject({ own: [chosen[0]] })
  })
})

describe('the columns that a view begins with', () => {
  test('are the usual ones until whoever keeps the view says otherwise, and go away again', async () => {
    const { id, definition } = await admin.api.views.create({ body: urgent })

    await admin.api.views.update({ params: { id }, body: { columns: chosen } })
    const seen = await columnsOf(agent, id)
    await admin.api.views.update({ params: { id }, body: { name: 'Muy urgentes' } })
    const renamed = await columnsOf(agent, id)
    await admin.api.views.update({ params: { id }, body: { columns: null } })

    expect(definition?.columns).toBeNull()
    expect([seen, renamed]).toEqual([
      { own: null, ofView: chosen },
      { own: null, ofView: chosen },
    ])
    expect(await columnsOf(agent, id)).toEqual({ own: null, ofView: null })
  })

  test('leave alone what somebody has chosen already, and are changed by nobody else', async () => {
    const { id } = await admin.api.views.create({ body: { ...urgent, name: 'Con columnas', columns: chosen } })
    const own: ViewColumn[] = [{ column: 'status', width: null }]
    await choose(agent, id, own)

    const refused = agent.api.views.update({ params: { id }, body: { columns: own } })

    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    expect(await columnsOf(agent, id)).toEqual({ own, ofView: chosen })
  })
})
