import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

test('the log is for administrators', async () => {
  for (const role of ['agent', 'requester'] as const) {
    const { api } = await world.person(role)
    await expect(api.audit.list()).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('entries are listed once each, newest first, page by page', async () => {
  for (const closeAfterDays of [1, 2, 3, 4, 5]) await admin.api.desk.updateSettings({ body: { closeAfterDays } })
  const query = { action: 'settings.changed', limit: 2 }
  const seen = []
  let cursor: string | undefined
  do {
    const page = await admin.api.audit.list({ query: { ...query, cursor } })
    seen.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)

  expect(seen.map(({ changes }) => changes[0]?.to)).toEqual([5, 4, 3, 2, 1])
})

test('an area is all of its acts, and no area that begins like it', async () => {
  const ana = await world.person('agent')
  const { id } = await ana.api.tokens.create({ body: { name: 'x', scopes: ['people:read'] } })
  await ana.api.tokens.revoke({ params: { id } })

  const area = await admin.api.audit.list({ query: { action: 'token', actorId: ana.id } })
  const none = await admin.api.audit.list({ query: { action: 'tok', actorId: ana.id } })

  expect(area.items.map(({ action }) => action)).toEqual(['token.revoked', 'token.created'])
  expect(none.items).toEqual([])
})

test('a change that changed nothing is no act', async () => {
  await admin.api.desk.updateSettings({ body: { closeAfterDays: 9 } })
  const count = async () => (await admin.api.audit.list({ query: { action: 'settings', limit: 200 } })).items.length
  const before = await count()

  await admin.api.desk.updateSettings({ body: { closeAfterDays: 9 } })

  expect(await count()).toBe(before)
})

test.each(['nonsense', 'WyJhIl0', 'WzFd'])('a made-up cursor is refused: %s', async (cursor) => {
  await expect(admin.api.audit.list({ query: { cursor } })).rejects.toMatchObject({ code: 'invalid_cursor' })
})
