import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '#test/world.ts'
import { once } from './idempotency.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

function attempt(key: string, run: () => Promise<unknown>) {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  return once(ctx, { key, requestHash: Buffer.from('same'), isSecret: false }, run)
}

test('what was done is not done again, even when its answer could not be kept', async () => {
  let runs = 0
  const first = attempt('unkept', async () => {
    runs += 1
    await sql`alter table idempotency_keys add constraint unkept check (status is null)`.execute(world.db)
  })
  await expect(first).rejects.toThrow()
  await sql`alter table idempotency_keys drop constraint unkept`.execute(world.db)

  const second = attempt('unkept', async () => {
    runs += 1
  })

  await expect(second).rejects.toMatchObject({ code: 'request_in_progress' })
  expect(runs).toBe(1)
})

test('what failed may be asked for again, unless a lost connection leaves open whether it was done', async () => {
  const refusal = async () => {
    throw new Error('refused')
  }
  const loss = async () => {
    throw new Error('Connection terminated unexpectedly')
  }
  await expect(attempt('refused', refusal)).rejects.toThrow('refused')
  await expect(attempt('lost', loss)).rejects.toThrow('terminated')

  await expect(attempt('refused', async () => 'done')).resolves.toBe('done')
  await expect(attempt('lost', async () => 'done')).rejects.toMatchObject({ code: 'request_in_progress' })
})
