import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#contract/index.ts'
import type { Access, Operation } from '#contract/operation.ts'
import { openFor, tokenOf } from './tickets.ts'
import { createWorld, type Somebody, type World } from './world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  ana = await world.person('requester')
})
afterAll(() => world.close())

const operations = Object.entries(contract).flatMap(([group, ops]) =>
  Object.entries(ops as Record<string, Operation>).map(([name, op]) => ({ id: `${group}.${name}`, op })),
)
const rank: Record<Access, number> = { public: 0, guest: 1, requester: 2, agent: 3, admin: 4 }
const values: Record<string, string> = {
  number: '888888',
  version: '1',
  to: '888889',
  ticket: '888889',
  token: 'x'.repeat(43),
  id: '0198f000-0000-7000-8000-000000000000',
  messageId: '0198f000-0000-7000-8000-000000000000',
  deliveryId: '0198f000-0000-7000-8000-000000000000',
  receiptId: '0198f000-0000-7000-8000-000000000000',
  fileId: '0198f000-0000-7000-8000-000000000000',
  other: '0198f000-0000-7000-8000-000000000001',
  kind: 'reset',
  value: 'ana@example.org',
  subject: 'person',
  flagId: '0198f000-0000-7000-8000-000000000000',
  language: 'es',
  source: 'generic',
}
// It would end the very session that goes on asking.
const endsSession = (id: string) => id === 'sessions.signOut'

interface Answer {
  id: string
  status: number
  code: string | undefined
  type: string
}

async function ask({ id, op }: (typeof operations)[number], headers: Record<string, string>): Promise<Answer> {
  const stop = new AbortController()
  const path = op.path.replace(/:(\w+)/g, (_, name: string) =>
    id.startsWith('views.') ? 'open' : (values[name] ?? ''),
  )
  const response = await world.fetch(`/api/v1${path}`, {
    method: op.method,
    headers: { 'x-requested-with': 'mesa', 'content-type': 'application/json', ...headers },
    ...(op.method !== 'GET' && { body: '{}' }),
    signal: stop.signal,
  })
  const type = response.headers.get('content-type') ?? ''
  const body = type.includes('json') ? ((await response.json()) as { code?: string }) : {}
  stop.abort()
  return { id, status: response.status, code: body.code, type }
}

/** One after the other: some of them make or end sessions. */
async function askAll(headers: Record<string, string>, wanted: (op: Operation, id: string) => boolean) {
  const answers: Answer[] = []
  for (const one of operations.filter(({ op, id }) => wanted(op, id) && !endsSession(id)))
    answers.push(await ask(one, headers))
  expect(answers.length).toBeGreaterThan(0)
  return answers
}

function expectProblems(answers: Answer[]) {
  const failed = answers.filter(({ status }) => status >= 400)
  expect(failed.filter(({ type, code }) => !type.startsWith('application/problem+json') || code === undefined)).toEqual(
    [],
  )
  expect(failed.filter(({ status }) => status >= 500)).toEqual([])
}

const refusedWith = (answers: Answer[], status: number, code: string) =>
  expect(answers.filter((answer) => answer.status !== status || answer.code !== code)).toEqual([])
const notRefusedWith = (answers: Answer[], code: string) =>
  expect(answers.filter((answer) => answer.code === code)).toEqual([])

describe('every operation of the contract', () => {
  test('that is not public asks a stranger to sign in', async () => {
    const answers = await askAll({}, (op) => op.access !== 'public')

    refusedWith(answers, 401, 'not_signed_in')
    expectProblems(answers)
  })

  test('that is public lets a stranger in', async () => {
    const answers = await askAll({}, (op) => op.access === 'public')

    notRefusedWith(answers, 'not_signed_in')
    expectProblems(answers)
  })

  test('for agents is forbidden to requesters, and none other is', async () => {
    const forbidden = await askAll({ cookie: ana.cookie }, (op) => rank[op.access] > rank.requester)
    const open = await askAll({ cookie: ana.cookie }, (op) => rank[op.access] <= rank.requester)

    refusedWith(forbidden, 403, 'forbidden')
    notRefusedWith(
      open.filter(({ id }) => id !== 'portal.submit'),
      'forbidden',
    )
    expectProblems([...forbidden, ...open])
  })

  test('for more than guests is forbidden to them', async () => {
    const ticket = await openFor(agent, ana)
    const guest = await world.guest(ana.email, ticket.id)

    const answers = await askAll({ cookie: guest.cookie }, (op) => rank[op.access] > rank.guest)

    refusedWith(answers, 403, 'forbidden')
  })

  test('for administrators is forbidden to agents, and nothing else goes wrong for them', async () => {
    const forbidden = await askAll({ cookie: agent.cookie }, (op) => op.access === 'admin')
    const open = await askAll({ cookie: agent.cookie }, (op) => op.access !== 'admin')

    refusedWith(forbidden, 403, 'forbidden')
    notRefusedWith(open, 'not_signed_in')
    expectProblems([...forbidden, ...open])
  })

  test('is closed to a token without its scope, and without any to a token at all', async () => {
    const { token } = await tokenOf(world, await world.admin(), ['mail:deliver'])

    const answers = await askAll(
      { authorization: `Bearer ${token}` },
      (op) => op.access !== 'public' && op.scope !== 'mail:deliver',
    )

    refusedWith(answers, 403, 'forbidden')
  })

  test('is open to a token with its scope', async () => {
    const scopes = [...new Set(operations.flatMap(({ op }) => op.scope ?? []))]
    const { token } = await tokenOf(world, await world.admin(), scopes)

    const answers = await askAll({ authorization: `Bearer ${token}` }, (op) => op.scope !== undefined)

    notRefusedWith(answers, 'forbidden')
    notRefusedWith(answers, 'not_signed_in')
    expectProblems(answers)
  })

  test('refuses a token that is none', async () => {
    const answers = await askAll({ authorization: 'Bearer mesa_nothing' }, (op) => op.access !== 'public')

    refusedWith(answers, 401, 'not_signed_in')
  })
})

describe('an address that is none', () => {
  test.each([
    ['GET', '/api/v1/nothing', 404],
    ['DELETE', '/api/v1/tickets', 404],
    ['GET', '/api/v1/tickets/abc', 422],
    ['GET', '/api/v1/tickets/0', 422],
    ['GET', '/api/v1/tickets/99999999999999999999', 422],
    ['POST', '/nothing', 404],
  ])('%s %s answers with a problem', async (method, path, status) => {
    const response = await world.fetch(path, {
      method,
      headers: { cookie: agent.cookie, 'x-requested-with': 'mesa' },
    })

    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      expect.stringMatching(/^application\/problem\+json/),
    ])
  })
})
