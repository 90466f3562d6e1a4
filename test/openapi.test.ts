import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '#contract/index.ts'
import type { Operation } from '#contract/operation.ts'
import { sentEvent } from '#contract/webhooks.ts'
import { createWorld, type World } from './world.ts'

interface Parameter {
  in: string
  name: string
  required: boolean
  schema: Record<string, unknown>
}
interface Described {
  operationId: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
  security?: unknown[]
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Described>>
  webhooks: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Record<string, unknown>>; securitySchemes: Record<string, unknown> }
}

let world: World
let document: Document

beforeAll(async () => {
  world = await createWorld()
  document = (await (await world.fetch('/api/v1/openapi.json')).json()) as Document
})
afterAll(() => world.close())

const operations = Object.entries(contract).flatMap(([group, ops]) =>
  Object.entries(ops as Record<string, Operation>).map(([name, op]) => ({ id: `${group}.${name}`, op })),
)

function described() {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}

/** Every value of a key, however deep. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((inner) => valuesOf(key, inner))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [...(name === key ? [inner] : []), ...valuesOf(key, inner)])
}

test('the document holds every route of the contract, and no other', () => {
  const routes = operations.map(({ id, op }) => `${op.method} /api/v1${op.path.replace(/:(\w+)/g, '{$1}')} ${id}`)

  const told = described().map(
    ({ path, method, operation }) => `${method.toUpperCase()} ${path} ${operation.operationId}`,
  )

  expect(told.toSorted()).toEqual(routes.toSorted())
})

test('the document says what it is', () => {
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d+$/),
    info: { title: 'Mesa', version: '1' },
  })
})

test('every reference leads somewhere', () => {
  const references = valuesOf('$ref', document)

  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
  expect(references.length).toBeGreaterThan(50)
  expect(references.filter((reference) => !known.includes(String(reference)))).toEqual([])
})

test('every parameter of a path is declared, once, as required, and no other is', () => {
  for (const { path, operation } of described()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name)).toEqual(inPath)
    expect(declared.every(({ required }) => required)).toBe(true)
  }
})

test('every parameter has a schema, and a query value that may be left out is not required', () => {
  const parameters = described().flatMap(({ operation }) => operation.parameters)

  for (const { schema, name, required } of parameters) {
    expect([name, Object.keys(schema).length]).not.toEqual([name, 0])
    if (['limit', 'cursor', 'status', 'sort', 'q'].includes(name))
      expect([name, required]).toEqual([name, name === 'q' && required])
  }
})

test('a list in a query is told as a list of its values', () => {
  const list = document.paths['/api/v1/tickets']?.['get']

  const status = list?.parameters.find(({ name }) => name === 'status')

  expect(status?.schema).toMatchObject({ type: 'array', items: { $ref: '#/components/schemas/TicketStatus' } })
})

test('every operation has an id of its own, a result, and problems for everything that fails', () => {
  const ids = described().map(({ operation }) => operation.operationId)

  expect(new Set(ids).size).toBe(ids.length)
  for (const { operation } of described()) {
    expect(operation.responses['default']?.content).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    })
    expect(Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status))).toHaveLength(1)
  }
})

test('reading has no body; what makes something takes an Idempotency-Key, and a change of a ticket If-Match', () => {
  const headersOf = (path: string, method: string) =>
    document.paths[path]?.[method]?.parameters.flatMap((one) => (one.in === 'header' ? [one.name] : []))

  expect(described().filter(({ method, operation }) => method === 'get' && operation.requestBody)).toEqual([])
  expect(headersOf('/api/v1/tickets', 'post')).toEqual(['Idempotency-Key'])
  expect(headersOf('/api/v1/tickets/{number}', 'patch')).toEqual(['If-Match'])
  expect(headersOf('/api/v1/tickets/{number}/messages', 'post')).toEqual(['Idempotency-Key', 'If-Match'])
})

test('no schema is of a dialect that OpenAPI 3.1 does not know, nor describes two things by one name', () => {
  expect(valuesOf('$defs', document)).toEqual([])
  expect(valuesOf('$schema', document)).toEqual([])
  expect(document.components.schemas['Ticket']).toMatchObject({
    type: 'object',
    properties: { number: expect.anything() },
  })
})

test('a public operation asks for no token, and every other does', () => {
  const open = described().filter(({ operation }) => operation.security?.length === 0)

  expect(open.map(({ operation }) => operation.operationId).toSorted()).toEqual(
    operations
      .filter(({ op }) => op.access === 'public')
      .map(({ id }) => id)
      .toSorted(),
  )
})

test('every event that is sent stands in the document, with its headers and the body that is sent', () => {
  expect(Object.keys(document.webhooks).toSorted()).toEqual(sentEvent.options.toSorted())
  for (const [event, methods] of Object.entries(document.webhooks)) {
    const { parameters = [], requestBody, security } = methods['post'] ?? {}
    expect(parameters.map(({ name }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature'])
    expect(security).toEqual([])
    expect(requestBody?.content['application/json']).toEqual({
      schema: {
        allOf: [
          { $ref: '#/components/schemas/WebhookPayload' },
          { type: 'object', properties: { type: { const: event } } },
        ],
      },
    })
  }
  expect(document.components.schemas['WebhookPayload']).toMatchObject({
    properties: { data: { properties: { ticket: expect.anything(), cause: expect.anything() } } },
  })
})

test('the reference for people runs no script but our own and loads nothing from elsewhere', async () => {
  const page = await world.fetch('/api/docs')
  const text = await page.text()

  const script = await world.fetch(/src="([^"]+)"/.exec(text)?.[1] ?? '')

  expect([page.status, script.status]).toEqual([200, 200])
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/)
  expect(text).not.toMatch(/https?:\/\//)
})
