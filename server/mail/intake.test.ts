import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail } from '#test/mails.ts'
import { createWorld, type World } from '#test/world.ts'
import { signLoopHeader } from './loop.ts'
import { readWaiting } from './read-waiting.ts'
import { storeMail } from './store.ts'

let world: World

beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const countTickets = async () =>
  (
    await world.db
      .selectFrom('tickets')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('a mail from somebody new opens a ticket, and makes person and organization known', async () => {
  const { api } = await world.admin()
  const organization = await api.organizations.create({ body: { name: 'Clínica Sol', domains: ['clinica.example'] } })

  const { outcome, ticketNumber = 0 } = await deliver(world, rawMail({ subject: 'No imprime', text: 'Desde ayer.' }))

  expect(outcome).toBe('ticket_opened')
  expect(await api.tickets.get({ params: { number: ticketNumber } })).toMatchObject({
    subject: 'No imprime',
    channel: 'email',
    status: 'new',
    awaitsReply: true,
    requester: { name: 'Ana García', email: 'ana@clinica.example' },
    organization: { id: organization.id },
    inbox: { address: 'support@desk.example' },
    team: { name: 'Soporte' },
  })
})

describe('the organization of a sender whose domain nobody has', () => {
  const organizationsOf = async (raw: string) => {
    const { api } = await world.admin()
    const { ticketNumber = 0 } = await deliver(world, raw)
    return (await api.tickets.get({ params: { number: ticketNumber } })).organization
  }

  test('is made under the name of the domain, once for all who write from there', async () => {
    const addresses = ['Eva <eva@ferreteria.example>', 'Luis <luis@ferreteria.example>', 'Sol <sol@ferreteria.example>']

    const made = await Promise.all(addresses.map((from) => organizationsOf(rawMail({ from }))))

    expect(made.map((organization) => organization?.name)).toEqual(addresses.map(() => 'ferreteria.example'))
    expect(new Set(made.map((organization) => organization?.id)).size).toBe(1)
  })

  test.each([
    ['where anybody may have an address', { from: 'Eva <eva.sanz@gmail.com>' }],
    ['where anybody may have one, in any country', { from: 'Eva <eva.sanz@hotmail.es>' }],
    ['for machines', { from: 'Boletín <news@tienda.example>', headers: { 'List-Id': '<news.tienda.example>' } }],
  ])('is not made %s', async (_where, draft) => {
    expect(await organizationsOf(rawMail(draft))).toBeNull()
  })
})

test('the same mail twenty times at once is one ticket, and is counted', async () => {
  const raw = rawMail({ subject: 'Veinte veces' })
  const before = await countTickets()

  const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(world, raw)))

  expect(new Set(answers.map(({ ticketNumber }) => ticketNumber)).size).toBe(1)
  expect(await countTickets()).toBe(before + 1)
  const row = await world.db
    .selectFrom('receivedMails')
    .select('copies')
    .where('id', '=', answers[0]?.receivedId ?? '')
    .executeTakeFirst()
  expect(row?.copies).toBe(20)
})

test('a mail that is handed over as something else is refused, with the type that it wants', async () => {
  const { cookie } = await world.admin()
  const headers = { cookie, 'content-type': 'text/plain', 'x-requested-with': 'mesa' }

  const response = await world.fetch('/api/v1/mail/deliver', { method: 'POST', body: rawMail(), headers })

  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ code: 'invalid', detail: expect.stringContaining('message/rfc822') })
})

test('the same Message-ID with other content is another mail', async () => {
  const messageId = '<reused@clinica.example>'
  await deliver(world, rawMail({ messageId, subject: 'Uno', text: 'Primero' }))

  const second = await deliver(world, rawMail({ messageId, subject: 'Dos', text: 'Segundo' }))

  expect(second.outcome).toBe('ticket_opened')
})

test('a mail to an inbox’s address reaches that inbox, and an unknown inbox is refused', async () => {
  const { api } = await world.admin()
  const inbox = await api.inboxes.create({ body: { name: 'Facturas', address: 'facturas@desk.example' } })
  const { ticketNumber = 0 } = await deliver(world, rawMail({ to: 'Facturas <facturas@desk.example>' }))

  const refused = await deliver(world, rawMail(), 'nobody@desk.example')

  expect((await api.tickets.get({ params: { number: ticketNumber } })).inbox?.id).toBe(inbox.id)
  expect(refused).toMatchObject({ status: 404, code: 'not_found' })
})

test('what cannot be read is quarantined with the reason, and the next mail is not held up', async () => {
  const nested = Array.from(
    { length: 120 },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  )
  const broken = `From: a@x.example\r\nSubject: hondo\r\nMIME-Version: 1.0\r\n${nested.join('')}`

  const first = await deliver(world, broken)
  const second = await deliver(world, rawMail())

  expect(first).toMatchObject({ outcome: 'quarantined', reason: 'unreadable' })
  expect(second.outcome).toBe('ticket_opened')
})

test('a mail without a sender is quarantined and can become a ticket by no magic', async () => {
  const { outcome, reason, receivedId } = await deliver(world, 'Subject: de nadie\r\n\r\nHola\r\n')
  const { api } = await world.admin()

  expect({ outcome, reason }).toEqual({ outcome: 'quarantined', reason: 'unknown_sender' })
  await expect(api.mail.makeTicket({ params: { id: receivedId }, body: {} })).rejects.toMatchObject({ status: 422 })
})

test('mail from one of our own addresses never opens a ticket', async () => {
  expect(await deliver(world, rawMail({ from: 'support@desk.example' }))).toMatchObject({
    outcome: 'ignored',
    reason: 'from_own_address',
  })
})

test('our own loop mark is recognised; that of another desk only says that a machine wrote the mail', async () => {
  const mark = signLoopHeader(world.desk.services)

  const own = await deliver(world, rawMail({ headers: { 'X-Mesa-Loop': mark } }))
  const foreign = await deliver(world, rawMail({ headers: { 'X-Mesa-Loop': 'c2V2ZW50ZWVuIGJ5dGVzIQ' } }))

  expect(own).toMatchObject({ outcome: 'ignored', reason: 'loop' })
  expect(foreign).toMatchObject({ outcome: 'ticket_opened' })
  const { api } = await world.admin()
  const { items } = await api.messages.list({ params: { number: foreign.ticketNumber ?? 0 } })
  expect(items[0]?.isAutomatic).toBe(true)
})

test('an ignored mail can be made a ticket by an agent, once', async () => {
  const mark = signLoopHeader(world.desk.services)
  const { receivedId } = await deliver(world, rawMail({ headers: { 'X-Mesa-Loop': mark } }))
  const { api } = await world.admin()

  const placed = await api.mail.makeTicket({ params: { id: receivedId }, body: {} })

  expect(placed).toMatchObject({ outcome: 'ticket_opened', reason: 'by_hand' })
  await expect(api.mail.makeTicket({ params: { id: receivedId }, body: {} })).rejects.toMatchObject({
    code: 'already_done',
  })
})

test('the books of every inbox balance', async () => {
  const { api } = await world.admin()
  const { items } = await api.inboxes.list()

  for (const { counts } of items) {
    const { received, opened, added, quarantined, ignored, waiting } = counts
    expect(opened + added + quarantined + ignored + waiting).toBe(received)
  }
  expect(items.reduce((sum, { counts }) => sum + counts.received, 0)).toBeGreaterThan(8)
})

test('attachments and pictures of a mail are kept and can be fetched', async () => {
  const raw = [
    'From: Eva <eva@taller.example>',
    'To: support@desk.example',
    'Subject: Foto',
    'Message-ID: <foto@taller.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Mira: <img src="cid:p1"></p><script>alert(1)</script>',
    '--r',
    'Content-Type: image/png; name="p.png"',
    'Content-ID: <p1>',
    'Content-Disposition: inline; filename="../../p.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--r--',
    '',
  ].join('\r\n')
  const { ticketNumber = 0 } = await deliver(world, raw)
  const admin = await world.admin()

  const { items } = await admin.api.messages.list({ params: { number: ticketNumber } })

  const [message] = items
  expect(message?.bodyHtml).not.toContain('script')
  expect(message?.attachments).toMatchObject([{ filename: 'p.png', contentId: 'p1', isInline: true, size: 8 }])
  const file = await world.fetch(`/api/v1/attachments/${message?.attachments[0]?.id}?inline=1`, {
    headers: { cookie: admin.cookie },
  })
  expect(file.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe('iVBORw0KGgo=')
})

test('recipient lines without end take no time worth mentioning, and hide no inbox', async () => {
  const noise = `To: ${'a'.repeat(900)}\r\n ${'b'.repeat(9000)}\r\n`.repeat(50)
  const before = process.cpuUsage().user

  const { outcome } = await deliver(world, noise + rawMail({ subject: 'Entre ruido' }))

  expect(outcome).toBe('ticket_opened')
  expect(process.cpuUsage().user - before).toBeLessThan(5_000_000)
})

test('a mail whose raw text is gone is quarantined and holds up nothing', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const store = async (subject: string) => {
    const [stored] = await storeMail(ctx, {
      content: Buffer.from(rawMail({ subject })),
      source: 'cli',
      envelopeFrom: undefined,
      envelopeTo: [],
    })
    return world.db
      .selectFrom('receivedMails')
      .select(['id', 'rawSha256'])
      .where('id', '=', stored?.id ?? '')
      .executeTakeFirstOrThrow()
  }
  const lost = await store('Perdido')
  const next = await store('Siguiente')
  const { rawSha256: sha } = lost
  await rm(join(world.dataDir, 'files', sha.slice(0, 2), sha.slice(2, 4), sha))

  await world.drain()

  const { api } = await world.admin()
  expect(await api.mail.received().then(({ items }) => items.find(({ id }) => id === lost.id))).toMatchObject({
    outcome: 'quarantined',
    reason: 'unreadable',
  })
  expect(await api.mail.received().then(({ items }) => items.find(({ id }) => id === next.id))).toMatchObject({
    outcome: 'ticket_opened',
  })
})

test('a mail that ended its reader twice is quarantined instead of being read again, and can be retried', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const [stored] = await storeMail(ctx, {
    content: Buffer.from(rawMail({ subject: 'Mortal' })),
    source: 'cli',
    envelopeFrom: undefined,
    envelopeTo: [],
  })
  const id = stored?.id ?? ''
  await world.db.updateTable('receivedMails').set({ attempts: 2 }).where('id', '=', id).execute()

  await world.drain()

  const { api } = await world.admin()
  expect(await api.mail.get({ params: { id } })).toMatchObject({ outcome: 'quarantined', reason: 'ended_reader' })
  expect(await api.mail.retry({ params: { id } })).toMatchObject({ outcome: 'ticket_opened' })
})

test('each attempt of the job is counted before it is made', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const [stored] = await storeMail(ctx, {
    content: Buffer.from(rawMail({ subject: 'Contado' })),
    source: 'cli',
    envelopeFrom: undefined,
    envelopeTo: [],
  })
  const id = stored?.id ?? ''
  const seen: number[] = []
  const files = {
    ...ctx.services.files,
    read: async (sha256: string) => {
      const row = await world.db.selectFrom('receivedMails').select('attempts').where('id', '=', id).executeTakeFirst()
      seen.push(row?.attempts ?? 0)
      return ctx.services.files.read(sha256)
    },
  }

  await readWaiting({ ...ctx, services: { ...ctx.services, files } }, stored?.inboxId ?? '')

  expect(seen).toEqual([1])
})
