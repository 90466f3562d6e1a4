import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWithSamples } from '#server/samples/index.ts'
import { createWorld, type World } from '#test/world.ts'
import { fillLarge } from './fill-large.ts'
import { documentParts } from './ticket-rows.ts'
import { prepareSession, writeDocuments } from './write.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
  await fillLarge(world.desk, { tickets: 600, passwordHash: 'none', seed: 5, progress: () => undefined })
}, 120_000)

afterAll(() => world.close())

test('a large desk has three messages for each ticket, and counts them rightly', async () => {
  const { rows } = await sql<{ tickets: number; said: number; counted: number; wrong: number }>`
    select (select count(*) from tickets) as tickets, (select count(*) from messages) as said,
      (select sum(message_count)::int from tickets) as counted,
      (select count(*) from tickets as t
        where message_count <> (select count(*) from messages as m where m.ticket_id = t.id)) as wrong
  `.execute(world.db)

  expect(rows[0]).toEqual({ tickets: 600, said: 1800, counted: 1800, wrong: 0 })
})

test('most of its tickets are closed, and few unsolved', async () => {
  const rows = await world.db.selectFrom('tickets').select('status').execute()

  const share = (...of: string[]) => rows.filter(({ status }) => of.includes(status)).length / rows.length

  expect(share('closed')).toBeGreaterThan(0.87)
  expect(share('new', 'open', 'pending', 'on_hold')).toBeGreaterThan(0.02)
  expect(share('new', 'open', 'pending', 'on_hold')).toBeLessThan(0.09)
})

test('a document made in bulk is the one that the commands make', async () => {
  const admin = await world.admin()
  const created = await admin.api.tickets.create({
    body: {
      subject: 'La impresora ZX-9 no imprime',
      bodyText: 'Desde el lunes, en la 2.ª planta',
      requester: { email: 'eva@x.example', name: 'Eva Ríos' },
    },
  })
  const params = { number: created.number }
  await admin.api.messages.add({ params, body: { kind: 'reply', bodyText: 'We are looking into it' } })
  await admin.api.messages.add({ params, body: { kind: 'note', bodyText: 'Tóner vacío; pedido el PV-4711' } })
  const written = await documentOf(created.id)

  await rewriteInBulk(created.id)

  expect(await documentOf(created.id)).toBe(written)
})

test('numbers go on after those of a large desk', async () => {
  const admin = await world.admin()
  const highest = await world.db
    .selectFrom('tickets')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirstOrThrow()

  const ticket = await admin.api.tickets.create({ body: { subject: 'Nuevo', bodyText: 'Hola' } })

  expect(ticket.number).toBe(highest.number + 1)
})

test('a large desk can be made larger', async () => {
  const before = await world.db.selectFrom('tickets').select('id').execute()

  await fillLarge(world.desk, { tickets: 100, passwordHash: 'none', seed: 6, progress: () => undefined })

  expect(await world.db.selectFrom('tickets').select('id').execute()).toHaveLength(before.length + 100)
})

test('the small demo is added to a large one only when it is asked to', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'demo' })

  const unasked = await fillWithSamples(ctx)

  expect(unasked.tickets).toBe(0)
})

async function documentOf(ticketId: string): Promise<string> {
  const query = world.db.selectFrom('ticketDocuments').select(sql<string>`document::text`.as('document'))
  return (await query.where('ticketId', '=', ticketId).executeTakeFirstOrThrow()).document
}

async function rewriteInBulk(ticketId: string): Promise<void> {
  const { db, desk } = world
  const ticket = await db.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
  const messages = await db.selectFrom('messages').selectAll().where('ticketId', '=', ticketId).orderBy('id').execute()
  await db.deleteFrom('ticketDocuments').where('ticketId', '=', ticketId).execute()
  const eva = { name: 'Eva Ríos', email: 'eva@x.example' }
  const said = messages.map(({ direction, newText }) => ({ direction, new_text: newText }))
  const client = await desk.pool.connect()
  await prepareSession(client)
  await writeDocuments(client, documentParts(ticket, eva, said))
  client.release(true)
}
