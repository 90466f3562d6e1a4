import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillWithSamples } from '#server/samples/index.ts'
import { createWorld, type World } from '#test/world.ts'
import { demoPassword, fillDemo } from './fill-demo.ts'

let world: World
let told: string[]

beforeAll(async () => {
  world = await createWorld()
  told = await fillDemo(world.desk, { tickets: undefined, addsMore: false }, () => undefined)
}, 180_000)

afterAll(() => world.close())

test('the small demo has two hundred tickets, and each counts its own messages rightly', async () => {
  const tickets = await world.db.selectFrom('tickets').select(['id', 'messageCount', 'number']).execute()
  const messages = await world.db.selectFrom('messages').select(['ticketId']).execute()

  const counted = Map.groupBy(messages, ({ ticketId }) => ticketId)

  expect(tickets).toHaveLength(200)
  expect(tickets.filter(({ id, messageCount }) => counted.get(id)?.length !== messageCount)).toEqual([])
})

test('its tickets are told in both languages and stand at every status', async () => {
  const rows = await world.db.selectFrom('tickets').select(['language', 'status', 'subject']).execute()

  const languages = new Set(rows.map(({ language }) => language))
  const statuses = new Set(rows.map(({ status }) => status))

  expect(languages).toEqual(new Set(['es', 'en']))
  expect(statuses).toEqual(new Set(['new', 'open', 'pending', 'on_hold', 'solved', 'closed']))
  expect(rows.filter(({ subject }) => /[{}]/.test(subject))).toEqual([])
})

test('it lies in the past, and nobody is mailed for it', async () => {
  const { db } = world
  const future = await db.selectFrom('messages').select('id').where('createdAt', '>', new Date()).execute()
  const mails = await db.selectFrom('outgoingMails').select('id').execute()

  await world.drain()

  expect(future).toEqual([])
  expect(mails).toEqual([])
})

test('its words are found by search, in either language', async () => {
  await world.drain()
  const admin = await world.admin()

  const [impresora, printer] = [await find('impresora'), await find('printer')]

  expect(impresora).toBeGreaterThan(0)
  expect(printer).toBeGreaterThan(0)

  async function find(q: string): Promise<number> {
    return (await admin.api.search.search({ query: { q } })).tickets.length
  }
})

test('its devices are on the tickets that speak of them, and the server depends on the network', async () => {
  const { api } = await world.admin()
  const { items } = await api.devices.list({ query: { q: '', limit: 50 } })
  const printer = items.find(({ name }) => name === 'HP-3F')
  const server = items.find(({ name }) => name === 'SRV-ERP')

  const tickets = await api.deviceFacts.tickets({ params: { id: printer?.id ?? '' } })
  const links = await api.deviceLinks.list({ params: { id: server?.id ?? '' } })

  expect(items).toHaveLength(20)
  expect(tickets.items.length).toBeGreaterThanOrEqual(8)
  expect(tickets.items.every(({ subject }) => subject.includes('HP-3F'))).toBe(true)
  expect(links.upstream.map(({ name }) => name)).toEqual(['SW-CENTRAL'])
})

test('the people it names can sign in with the password it tells', async () => {
  const me = await world.stranger.sessions.signIn({ body: { email: 'javier@almazor.example', password: demoPassword } })

  expect(me).toMatchObject({ name: 'Javier Molina', role: 'agent' })
  expect(told.join('\n')).toContain(demoPassword)
})

test('a second run refuses a desk that has tickets', async () => {
  const again = fillDemo(world.desk, { tickets: undefined, addsMore: false }, () => undefined)

  await expect(again).rejects.toThrow('has tickets already')
})

test('samples for the wizard leave a desk with tickets alone', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'demo:fill' })

  const summary = await fillWithSamples(ctx)

  expect(summary).toEqual({ tickets: 0, messages: 0, people: 0, organizations: 0, ratings: 0 })
})
