import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type WebhookEvent, type WebhookPayload, webhookPayload } from '#contract/webhooks.ts'
import { type Receiver, startReceiver } from '#test/servers/receiver.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact } from '../kernel/context.ts'
import { callWebhook } from './reaction.ts'

let world: World
let receiver: Receiver
let admin: Somebody
let noa: Somebody
let ana: Somebody

beforeAll(async () => {
  receiver = await startReceiver()
  world = await createWorld({ webhookNetworks: '127.0.0.0/8' })
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa Rivas' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(async () => {
  await world.close()
  await receiver.close()
})
beforeEach(async () => {
  await world.db.deleteFrom('webhooks').execute()
  receiver.received.length = 0
  receiver.answer({ status: 204 })
})

let serial = 0
const listen = (events: WebhookEvent[], more: { includesNotes?: boolean; url?: string } = {}) => {
  serial += 1
  return admin.api.webhooks.create({ body: { name: `Espejo ${serial}`, url: `${receiver.url}/in`, events, ...more } })
}
const payloads = (): WebhookPayload[] => receiver.received.map(({ body }) => webhookPayload.parse(JSON.parse(body)))
const types = () => payloads().map(({ type }) => type)
const logOf = async (id: string) => (await admin.api.webhooks.deliveries({ params: { id } })).items
/** Does what waits for a later time. */
const hurry = async () => {
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'webhook:%'`.execute(world.db)
  await world.drain()
}
const headersOf = (index: number) => receiver.received[index]?.headers as Record<string, string>

describe('a webhook', () => {
  test('is told of the events that it chose, signed as Standard Webhooks say', async () => {
    const { secret } = await listen(['ticket.created', 'ticket.solved'])
    const { number } = await openFor(noa, ana, { subject: 'No imprime', bodyText: 'Desde ayer' })
    await noa.api.tickets.change({ params: { number }, body: { urgency: 3 } })
    await noa.api.tickets.change({ params: { number }, body: { status: 'solved' } })

    await world.drain()

    expect(types().toSorted()).toEqual(['ticket.created', 'ticket.solved'])
    const created = payloads().find(({ type }) => type === 'ticket.created')
    expect(created?.data).toMatchObject({
      ticket: { number, subject: 'No imprime', requester: { name: 'Ana Sol' }, status: 'new' },
      message: { text: 'Desde ayer', kind: 'reply', direction: 'in' },
      cause: { kind: 'person', person: { name: 'Noa Rivas' } },
    })
    const verifier = new StandardWebhook(secret)
    receiver.received.forEach(({ body }, index) => {
      expect(verifier.verify(body, headersOf(index))).toBeDefined()
      expect(() => verifier.verify(`${body} `, headersOf(index))).toThrow()
    })
  })

  test('is told what changed, and by which names a change goes', async () => {
    await listen(['ticket.changed', 'ticket.assigned', 'ticket.reopened', 'ticket.closed'])
    const { number } = await openFor(noa, ana)
    await noa.api.tickets.change({ params: { number }, body: { assigneeId: noa.id } })
    await noa.api.tickets.change({ params: { number }, body: { status: 'solved' } })
    await noa.api.tickets.change({ params: { number }, body: { status: 'open' } })

    await world.drain()

    expect(types().toSorted()).toEqual([
      'ticket.assigned',
      'ticket.changed',
      'ticket.changed',
      'ticket.changed',
      'ticket.reopened',
    ])
    const assigned = payloads().find(({ type }) => type === 'ticket.assigned')
    expect(assigned?.data.changes).toEqual(
      expect.arrayContaining([{ field: 'assigneeId', from: null, to: { id: noa.id, name: 'Noa Rivas' } }]),
    )
  })

  test('hears of internal notes only where that was chosen', async () => {
    await listen(['message.added'])
    const open = await listen(['message.added'], { includesNotes: true, url: `${receiver.url}/notes` })
    const { number } = await openFor(noa, ana)
    await noa.api.messages.add({ params: { number }, body: { kind: 'note', bodyText: 'Secreto' } })
    await noa.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hola' } })

    await world.drain()

    const told = receiver.received.map(({ path, body }) => `${path} ${JSON.parse(body).data.message.text}`)
    expect(told.toSorted()).toEqual(['/in Hola', '/notes Hola', '/notes Secreto'])
    expect(await logOf(open.id)).toHaveLength(2)
  })

  test('is not told of what was taken back with its transaction', async () => {
    const { id } = await listen(['ticket.changed'])
    const { number } = await openFor(noa, ana)
    await noa.api.macros.preview({ params: { number }, body: { name: 'Prueba', actions: [{ kind: 'take' }] } })

    await world.drain()

    expect(await logOf(id)).toEqual([])
  })

  test('that is off is told nothing, and what waited for it fails', async () => {
    const { id } = await listen(['ticket.created'])
    await openFor(noa, ana)
    await admin.api.webhooks.update({ params: { id }, body: { isActive: false } })
    await openFor(noa, ana)

    await world.drain()

    expect(receiver.received).toEqual([])
    expect(await logOf(id)).toMatchObject([{ state: 'failed', fault: 'switched_off' }])
  })

  test('can be called for a ticket whatever events it chose', async () => {
    const { id } = await listen([])
    const ticket = await openFor(noa, ana)
    const system = world.desk.contextOf({ kind: 'system', job: 'test' })
    await transact(system, (work) =>
      callWebhook(work, { webhookId: id, event: 'rule.fired', ticketId: ticket.id, name: 'Avisar a la central' }),
    )

    await world.drain()

    expect(payloads()).toMatchObject([
      { type: 'rule.fired', data: { ticket: { number: ticket.number }, cause: { detail: 'Avisar a la central' } } },
    ])
  })
})

describe('a delivery that fails', () => {
  test('is tried again under the same id until it arrives, and the log says how it went', async () => {
    const { id } = await listen(['ticket.created'])
    receiver.answer({ status: 500, body: 'ay' }, { status: 302, headers: { location: '/elsewhere' } }, { status: 200 })
    await openFor(noa, ana)

    await world.drain()
    const [first] = await logOf(id)
    await hurry()
    await hurry()

    expect(first).toMatchObject({ state: 'waiting', attemptCount: 1, fault: 'status', responseStatus: 500 })
    expect(await logOf(id)).toMatchObject([{ state: 'delivered', attemptCount: 3, fault: null, responseStatus: 200 }])
    // The redirect was not followed.
    expect(receiver.received.map(({ path }) => path)).toEqual(['/in', '/in', '/in'])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([first?.id]))
  })

  test('waits as long as the receiver wishes', async () => {
    const { id } = await listen(['ticket.created'])
    receiver.answer({ status: 429, headers: { 'retry-after': '3600' } })
    await openFor(noa, ana)

    await world.drain()

    const [waiting] = await logOf(id)
    const waitMs = Date.parse(waiting?.nextAttemptAt ?? '') - Date.parse(waiting?.lastAttemptAt ?? '')
    expect(waitMs).toBe(3_600_000)
  })

  test('ends at once, and the webhook with it, where the receiver says that it is gone', async () => {
    const { id } = await listen(['ticket.created'])
    receiver.answer({ status: 410 })
    await openFor(noa, ana)

    await world.drain()

    expect(await logOf(id)).toMatchObject([{ state: 'failed', responseStatus: 410 }])
    expect((await admin.api.webhooks.list()).items).toMatchObject([{ isActive: false, offReason: 'gone' }])
  })

  test('is given up after three days, the webhook goes off, and administrators are told by mail', async () => {
    const { id } = await listen(['ticket.created'])
    receiver.answer({ status: 503 })
    await openFor(noa, ana)
    await world.drain()
    for (let rung = 0; rung < 10; rung += 1) {
      world.pass(25 * 3_600_000)
      await hurry()
    }
    world.pass(-10 * 25 * 3_600_000)

    expect(await logOf(id)).toMatchObject([{ state: 'failed' }])
    expect((await admin.api.webhooks.list()).items).toMatchObject([{ isActive: false, offReason: 'failing' }])
    const mails = await Promise.all(
      (await readdir(world.outgoing)).map((file) => readFile(join(world.outgoing, file), 'utf8')),
    )
    expect(
      mails.filter((mail) => mail.includes('To:') && mail.includes(admin.email) && /webhook/i.test(mail)),
    ).not.toEqual([])
  })

  test('can be sent again by hand, under the same id', async () => {
    const { id } = await listen(['ticket.created'])
    receiver.answer({ status: 410 }, { status: 200 })
    await openFor(noa, ana)
    await world.drain()
    await admin.api.webhooks.update({ params: { id }, body: { isActive: true } })
    const [failed] = await logOf(id)

    await admin.api.webhooks.resend({ params: { id, deliveryId: failed?.id ?? '' } })
    await world.drain()

    expect(await logOf(id)).toMatchObject([{ id: failed?.id, state: 'delivered', attemptCount: 1 }])
    expect(await admin.api.webhooks.delivery({ params: { id, deliveryId: failed?.id ?? '' } })).toMatchObject({
      requestBody: receiver.received[1]?.body,
      responseBody: '',
    })
  })

  test('says so when nobody is there', async () => {
    const gone = await startReceiver()
    const { id } = await listen(['ticket.created'], { url: gone.url })
    await gone.close()
    await openFor(noa, ana)

    await world.drain()

    expect(await logOf(id)).toMatchObject([{ state: 'waiting', fault: 'unreachable', responseStatus: null }])
  })
})

describe('the secret of a webhook', () => {
  test('is shown once, and kept sealed', async () => {
    const { id, secret } = await listen([])

    const shown = JSON.stringify(await admin.api.webhooks.list())
    const row = await world.db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(shown).not.toContain(secret)
    expect(row.secret.includes(Buffer.from(secret.slice(6)))).toBe(false)
  })

  test('signs for a day beside a new one, and no longer', async () => {
    const { id, secret: former } = await listen([])
    const { secret } = await admin.api.webhooks.rotate({ params: { id } })

    await admin.api.webhooks.test({ params: { id } })
    await world.drain()
    world.pass(86_400_001)
    await (await world.admin()).api.webhooks.test({ params: { id } })
    await world.drain()
    world.pass(-86_400_001)

    const [soon, later] = receiver.received
    expect(headersOf(0)['webhook-signature']?.split(' ')).toHaveLength(2)
    for (const one of [former, secret]) new StandardWebhook(one).verify(soon?.body ?? '', headersOf(0))
    expect(headersOf(1)['webhook-signature']?.split(' ')).toHaveLength(1)
    expect(later?.body).toContain('webhook.test')
  })
})

describe('the address of a webhook', () => {
  test.each([
    ['a network that is not open', 'http://10.1.2.3/'],
    ['a network that is not open, by https', 'https://192.168.1.1/'],
    ['the address of cloud machines’ secrets', 'http://169.254.169.254/latest'],
    ['a mapped address', 'https://[::ffff:10.0.0.1]/'],
    ['a number that is an address', 'https://167772161/'],
    ['a name and a password', 'https://ana:secreto@hooks.example/'],
    ['another kind of address', 'ftp://hooks.example/'],
  ])('may not be %s', async (_, url) => {
    await expect(listen([], { url })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('is looked at again when the connection is made', async () => {
    const closed = await createWorld()
    try {
      const { api } = await closed.admin()
      const { id } = await api.webhooks.create({ body: { name: 'Dentro', url: 'https://localhost/', events: [] } })

      await api.webhooks.test({ params: { id } })
      await closed.drain()

      const { items } = await api.webhooks.deliveries({ params: { id } })
      expect(items).toMatchObject([{ fault: 'not_allowed' }])
      await expect(
        api.webhooks.create({ body: { name: 'Sin cifrar', url: 'http://hooks.example/', events: [] } }),
      ).rejects.toMatchObject({ code: 'invalid' })
    } finally {
      await closed.close()
    }
  })
})

test('the log is read page by page, and by how it went', async () => {
  const { id } = await listen([])
  for (let round = 0; round < 3; round += 1) await admin.api.webhooks.test({ params: { id } })
  await world.drain()

  const first = await admin.api.webhooks.deliveries({ params: { id }, query: { limit: 2 } })
  const second = await admin.api.webhooks.deliveries({
    params: { id },
    query: { limit: 2, cursor: first.nextCursor ?? '' },
  })
  const failed = await admin.api.webhooks.deliveries({ params: { id }, query: { state: 'failed' } })

  expect([first.items.length, second.items.length, second.nextCursor, failed.items]).toEqual([2, 1, null, []])
})
