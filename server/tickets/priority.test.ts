import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultMatrix, priorityIn } from '#contract/priority-matrix.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { impactFor } from './priority.ts'

test.each([
  [3, 3, 1],
  [3, 2, 2],
  [2, 3, 2],
  [3, 1, 3],
  [2, 2, 3],
  [1, 3, 3],
  [2, 1, 4],
  [1, 2, 4],
  [1, 1, 4],
])('impact %i and urgency %i give priority %i', (impact, urgency, priority) => {
  expect(priorityIn(defaultMatrix, impact, urgency)).toBe(priority)
})

test('what is outside the matrix is refused', () => {
  expect(() => priorityIn(defaultMatrix, 4, 1)).toThrow(RangeError)
})

test('a VIP raises impact by one and never beyond high', () => {
  expect([1, 2, 3].map((impact) => impactFor(impact, true))).toEqual([2, 3, 3])
  expect(impactFor(1, false)).toBe(1)
})

describe('the matrix of the desk', () => {
  let world: World
  let admin: Somebody
  let noa: Somebody
  let ana: Somebody
  const priorityMatrix = [
    [4, 3, 2],
    [3, 2, 1],
    [2, 1, 1],
  ]

  beforeAll(async () => {
    world = await createWorld()
    admin = await world.admin()
    noa = await world.person('agent')
    ana = await world.person('requester')
  })
  afterAll(() => world.close())

  test('decides for new tickets and changed levels, and leaves all others as they are', async () => {
    const { number } = await openFor(noa, ana, { impact: 1, urgency: 2 })
    await admin.api.desk.updateSettings({ body: { priorityMatrix } })
    const params = { number }

    const renamed = await noa.api.tickets.change({ params, body: { subject: 'Otro asunto' } })
    const raised = await noa.api.tickets.change({ params, body: { impact: 2 } })
    const fresh = await openFor(noa, ana, { impact: 1, urgency: 2 })

    expect([renamed.priority, raised.priority, fresh.priority]).toEqual([4, 2, 3])
  })

  test('is what an overridden priority goes back to', async () => {
    const { number } = await openFor(noa, ana, { impact: 3, urgency: 2 })
    const params = { number }
    const overridden = await noa.api.tickets.change({ params, body: { priority: 4, priorityReason: 'Puede esperar' } })
    const kept = await noa.api.tickets.change({ params, body: { urgency: 3 } })

    const back = await noa.api.tickets.change({ params, body: { priority: null } })

    expect([overridden.priority, kept.priority, back.priority, back.priorityReason]).toEqual([4, 4, 1, null])
  })

  test('is changed by administrators alone, whole', async () => {
    const half = [[1, 2, 3]]

    await expect(noa.api.desk.updateSettings({ body: { priorityMatrix } })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(admin.api.desk.updateSettings({ body: { priorityMatrix: half } })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
