import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

function post(body: string) {
  const headers = { cookie: agent.cookie, 'content-type': 'application/json', 'x-requested-with': 'mesa' }
  return world.fetch('/api/v1/tickets', { method: 'POST', headers, body })
}

test.each([
  ['lists', '['.repeat(50_000), ']'.repeat(50_000)],
  ['objects', `${'{"a":'.repeat(50_000)}1`, '}'.repeat(50_000)],
  ['lists in one field', `{"subject":${'['.repeat(101)}`, `${']'.repeat(101)}}`],
])('a body of %s in each other without end is refused, and breaks nothing', async (_, begin, end) => {
  const response = await post(begin + end)

  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'malformed'])
})

test('a body as deep as may be is read', async () => {
  const response = await post(`{"subject":${'['.repeat(99)}${']'.repeat(99)}}`)

  expect(((await response.json()) as { code: string }).code).toBe('invalid')
})
