import { z } from 'zod'
import { problem } from '#contract/errors.ts'
import { isNothing, type Operation, type Operations } from '#contract/operation.ts'
import { apiPrefix } from './http.ts'

type Json = Record<string, unknown>

/** What is sent to programs outside: its body, and when each of its kinds is sent. */
export interface Sent {
  payload: z.ZodType
  summaries: Record<string, string>
}

/** The OpenAPI 3.1 document of the whole contract, from the same schemas that validate. */
export function openApiOf(groups: Record<string, Operations>, version: string, sent?: Sent): Json {
  const schemas = new SchemaBook()
  const paths: Record<string, Json> = {}
  for (const [group, operations] of Object.entries(groups)) {
    for (const [name, op] of Object.entries(operations)) {
      const path = apiPrefix + op.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [op.method.toLowerCase()]: describe(`${group}.${name}`, group, op, schemas) }
    }
  }
  schemas.reference(problem, 'output')
  return {
    openapi: '3.1.0',
    info: { title: 'Mesa', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.keys(groups).map((name) => ({ name })),
    paths,
    ...(sent && { webhooks: webhooksOf(sent, schemas) }),
    components: {
      schemas: schemas.all,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token' },
        session: { type: 'apiKey', in: 'cookie', name: 'mesa_session' },
      },
    },
    security: [{ token: [] }, { session: [] }],
  }
}

/** As Standard Webhooks have it: one request for each event, told apart by the `type` of its body. */
function webhooksOf({ payload, summaries }: Sent, schemas: SchemaBook): Record<string, Json> {
  const body = schemas.reference(payload, 'output')
  return Object.fromEntries(
    Object.entries(summaries).map(([event, summary]) => [
      event,
      {
        post: {
          operationId: `webhook.${event}`,
          summary,
          parameters: signatureHeaders,
          security: [],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { allOf: [body, { type: 'object', properties: { type: { const: event } } }] },
              },
            },
          },
          responses: {
            '2XX': { description: 'Received; the answer is not looked at' },
            '410': { description: 'Nobody listens there any more: the webhook is switched off' },
            default: { description: 'Tried again under the same `webhook-id`, for three days' },
          },
        },
      },
    ]),
  )
}

const signatureHeaders: Json[] = [
  ['webhook-id', 'The same whenever this is sent again'],
  ['webhook-timestamp', 'Seconds since 1970, when it was sent; older than five minutes, it is not to be trusted'],
  [
    'webhook-signature',
    '`v1,` and base64 of HMAC-SHA256 over id, timestamp and body, joined by dots; several by spaces',
  ],
].map(([name, description]) => ({ in: 'header', name, required: true, description, schema: { type: 'string' } }))

function describe(operationId: string, tag: string, op: Operation, schemas: SchemaBook): Json {
  return {
    operationId,
    tags: [tag],
    summary: op.summary,
    description: `For: ${op.access}${op.scope === undefined ? '' : `; token scope: \`${op.scope}\``}.`,
    parameters: [
      ...parameters('path', op.params, schemas),
      ...parameters('query', op.query, schemas),
      ...headerParameters(op),
    ],
    ...(op.access === 'public' && { security: [] }),
    ...requestBody(op, schemas),
    responses: {
      [op.status]: { description: 'Done', ...responseBody(op, schemas) },
      default: {
        description: `Refused: ${['invalid', 'not_signed_in', ...op.errors].join(', ')}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function requestBody(op: Operation, schemas: SchemaBook): Json {
  if (op.bodyType === 'message/rfc822') {
    return { requestBody: { required: true, content: { 'message/rfc822': { schema: { type: 'string' } } } } }
  }
  if (op.bodyType === 'multipart') {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' }
    const schema = { type: 'object', properties: { file } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (isNothing(op.body)) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemas.reference(op.body, 'input') } } },
  }
}

function responseBody(op: Operation, schemas: SchemaBook): Json {
  if (op.resultType === 'raw') return { content: { '*/*': { schema: {} } } }
  if (isNothing(op.result)) return {}
  return { content: { 'application/json': { schema: schemas.reference(op.result, 'output') } } }
}

function parameters(place: 'path' | 'query', schema: z.ZodType, schemas: SchemaBook): Json[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    in: place,
    name,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemas.reference(field, 'input'),
  }))
}

function headerParameters(op: Operation): Json[] {
  const header = (name: string, description: string, schema: Json) => ({
    in: 'header',
    name,
    required: false,
    description,
    schema,
  })
  const creates = op.method === 'POST' && op.status === 201 && op.bodyType === 'json'
  return [
    ...(creates
      ? [
          header('Idempotency-Key', 'Sent again, it makes nothing twice', {
            type: 'string',
            minLength: 1,
            maxLength: 200,
          }),
        ]
      : []),
    ...(op.errors.includes('ticket_changed')
      ? [header('If-Match', 'Version of the ticket; refused when it changed since', { type: 'string' })]
      : []),
  ]
}

/** Named schemas are written once and referred to; what differs between the two directions gets two names. */
class SchemaBook {
  readonly all: Record<string, Json> = {}

  reference(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & {
      $defs?: Record<string, Json>
    }
    const named = typeof root['id'] === 'string' ? { ...$defs, [root['id']]: root } : $defs
    const names = new Map(Object.entries(named).map(([name, body]) => [name, this.nameFor(name, body, io)]))
    const rewrite = (value: unknown): Json =>
      JSON.parse(JSON.stringify(value, (key, inner) => (key === '$ref' ? refTo(String(inner), names) : inner))) as Json
    for (const [name, { id: _id, ...body }] of Object.entries(named)) this.all[names.get(name) ?? name] = rewrite(body)
    return typeof root['id'] === 'string' ? { $ref: `#/components/schemas/${names.get(root['id'])}` } : rewrite(root)
  }

  private nameFor(name: string, { id: _, ...body }: Json, io: 'input' | 'output'): string {
    const known = this.all[name]
    const isSame =
      known === undefined ||
      JSON.stringify(known) === JSON.stringify(body).replaceAll('#/$defs/', '#/components/schemas/')
    return isSame ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`
  }
}

function refTo(ref: string, names: Map<string, string>): string {
  const name = ref.replace('#/$defs/', '')
  return `#/components/schemas/${names.get(name) ?? name}`
}
