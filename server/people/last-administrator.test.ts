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

describe('the last administrator', () => {
  test.each([{ role: 'agent' as const }, { role: 'requester' as const }, { isActive: false }])(
    'cannot be given %j, not even by the own hand',
    async (body) => {
      await demoteOthers()

      const code = await refusalOf(admin.api.people.update({ params: { id: admin.id }, body }))

      expect(code).toBe('last_administrator')
      expect((await admin.api.sessions.me()).role).toBe('admin')
    },
  )

  test('remains when two demote each other at once', async () => {
    await demoteOthers()
    const other = await world.person('admin')

    const codes = await Promise.all([
      refusalOf(admin.api.people.update({ params: { id: other.id }, body: { role: 'agent' } })),
      refusalOf(other.api.people.update({ params: { id: admin.id }, body: { role: 'agent' } })),
    ])

    const { items } = await agent.api.people.list({ query: { role: 'admin' } })
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(items.filter(({ isActive }) => isActive)).toHaveLength(1)
    await world.db.updateTable('people').set({ role: 'admin' }).where('id', '=', admin.id).execute()
  })

  test('is none while another is active', async () => {
    const other = await world.person('admin')

    const changed = await admin.api.people.update({ params: { id: other.id }, body: { role: 'agent' } })

    expect(changed.role).toBe('agent')
  })

  async function demoteOthers(): Promise<void> {
    await world.db
      .updateTable('people')
      .set({ role: 'agent' })
      .where('role', '=', 'admin')
      .where('id', '<>', admin.id)
      .execute()
  }
})
