import type { ViewId } from '#contract/views.ts'
import { searchHandlers } from '#server/search/index.ts'
import { messageHandlers, ticketHandlers } from '#server/tickets/index.ts'
import { viewHandlers } from '#server/views/index.ts'
import type { Material } from './material.ts'
import type { HttpStep, SqlOperation } from './operations.ts'
import type { Recorder } from './recorder.ts'

/** One line of the table: the same work by the API and by bare SQL. */
export interface Scene {
  name: string
  http: HttpStep[][]
  sql: SqlOperation[]
}

const page = { limit: 50, sort: 'updatedAt', order: 'desc' } as const

export function scenes(material: Material, record: Recorder): Promise<Scene>[] {
  return [
    listScene(material, record),
    openScene(material, record),
    searchScene(material, record),
    countScene(record),
    createScene(material, record),
    replyScene(material, record),
  ]
}

async function listScene({ teamIds }: Material, record: Recorder): Promise<Scene> {
  const ids: ViewId[] = [
    'open',
    'unassigned',
    'mine',
    'pending',
    'solved',
    ...teamIds.map((id) => `team:${id}` as const),
  ]
  return {
    name: 'list a view (50)',
    http: ids.map((id) => [get(`/views/${id}/tickets?limit=50`)]),
    sql: await all(ids, (id) => record((ctx) => viewHandlers.tickets(ctx, { params: { id }, query: page }))),
  }
}

async function openScene({ numbers }: Material, record: Recorder): Promise<Scene> {
  return {
    name: 'open a ticket',
    http: numbers.map((number) => [get(`/tickets/${number}`), get(`/tickets/${number}/messages`)]),
    sql: await all(numbers, (number) =>
      record(async (ctx) => {
        await ticketHandlers.get(ctx, { params: { number } })
        await messageHandlers.list(ctx, { params: { number }, query: { order: 'desc', limit: 50 } })
      }),
    ),
  }
}

async function searchScene({ queries }: Material, record: Recorder): Promise<Scene> {
  return {
    name: 'search two words',
    http: queries.map((q) => [get(`/search?q=${encodeURIComponent(q)}`)]),
    sql: await all(queries, (q) => record((ctx) => searchHandlers.search(ctx, { query: { q, limit: 20 } }))),
  }
}

async function countScene(record: Recorder): Promise<Scene> {
  return {
    name: 'count the views',
    http: [[get('/views/counts')]],
    sql: [await record((ctx) => viewHandlers.counts(ctx, {}))],
  }
}

async function createScene({ addresses, texts }: Material, record: Recorder): Promise<Scene> {
  const bodies = addresses.map((email, index) => ({
    subject: texts[(index * 7) % texts.length]?.slice(0, 60).trim() || 'Sin asunto',
    bodyText: texts[index % texts.length] ?? 'Hola',
    requester: { email },
    tags: [`bench-${index % 20}`],
  }))
  const defaults = { type: 'incident' as const, impact: 1, urgency: 2, attachmentIds: [], cc: [], fields: {} }
  return {
    name: 'create a ticket',
    http: bodies.map((body) => [{ method: 'POST', path: '/api/v1/tickets', body }]),
    sql: await all(bodies.slice(0, 60), (body) =>
      record((ctx) => ticketHandlers.create(ctx, { body: { ...defaults, ...body } })),
    ),
  }
}

async function replyScene({ unsolved }: Material, record: Recorder): Promise<Scene> {
  const body = {
    kind: 'reply',
    bodyText: 'Gracias por la paciencia. Lo estamos mirando y le decimos algo hoy mismo.',
  } as const
  return {
    name: 'add a reply',
    http: unsolved.map((number) => [{ method: 'POST', path: `/api/v1/tickets/${number}/messages`, body }]),
    sql: await all(unsolved.slice(0, 200), (number) =>
      record((ctx) => messageHandlers.add(ctx, { params: { number }, body: { ...body, attachmentIds: [] } })),
    ),
  }
}

function get(path: string): HttpStep {
  return { method: 'GET', path: `/api/v1${path}` }
}

/** One after the other: a recording is of one operation only. */
async function all<T>(from: readonly T[], recordOne: (one: T) => Promise<SqlOperation>): Promise<SqlOperation[]> {
  const operations: SqlOperation[] = []
  for (const one of from) operations.push(await recordOne(one))
  return operations
}
