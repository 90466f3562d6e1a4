import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('a node is not ready on a database that lacks a migration, and names it', async () => {
  const readiness = async () => {
    const response = await world.fetch('/readyz')
    return { status: response.status, body: await response.json() }
  }
  const before = await readiness()
  await sql`delete from kysely_migration where name = '0001_ground'`.execute(world.db)

  const { status, body } = await readiness()

  expect(before).toMatchObject({ status: 200, body: { checks: { migrations: 'ok' } } })
  expect(status).toBe(503)
  expect(body).toMatchObject({ status: 'failing', checks: { database: 'ok', migrations: 'pending: 0001_ground' } })
})
