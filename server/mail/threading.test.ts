import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { storeMail } from './store.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas' })
  const { api } = await world.admin()
  await api.inboxes.create({ body: { name: 'Facturas', address: 'facturas@desk.example' } })
})
afterAll(() => world.close())

const messagesOf = async (number: number | undefined) =>
  (await agent.api.messages.list({ params: { number: number ?? 0 } })).items
const ticketOf = (number: number | undefined) => agent.api.tickets.get({ params: { number: number ?? 0 } })

/** As a mail server hands one mail over for both inboxes. */
async function deliverToBoth(raw: string) {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const envelopeTo = ['support@desk.example', 'facturas@desk.example']
  const stored = await storeMail(ctx, { content: Buffer.from(raw), source: 'smtp', envelopeFrom: 'ana@x', envelopeTo })
  await world.drain()
  const ids = stored.map(({ id }) => id)
  return world.db
    .selectFrom('receivedMails as r')
    .innerJoin('inboxes as i', 'i.id', 'r.inboxId')
    .leftJoin('tickets as t', 't.id', 'r.ticketId')
    .select(['i.address', 'r.outcome', 'r.reason', 't.number'])
    .where('r.id', 'in', ids)
    .orderBy('i.address', 'desc')
    .execute()
}

test('one mail to two inboxes opens a ticket in each, linked with the reason', async () => {
  const [support, invoices] = await deliverToBoth(rawMail({ subject: 'Para dos' }))

  expect([support?.outcome, invoices?.outcome]).toEqual(['ticket_opened', 'ticket_opened'])
  expect((await ticketOf(support?.number ?? 0)).links).toMatchObject([
    { number: invoices?.number, kind: 'related', reason: 'other_inbox' },
  ])
})

test('an answer to a mail that two inboxes got joins, in each, the ticket of that inbox', async () => {
  const messageId = '<dos-1@clinica.example>'
  const first = await deliverToBoth(rawMail({ subject: 'Segunda para dos', messageId }))

  const second = await deliverToBoth(
    rawMail({ subject: 'Re: Segunda para dos', headers: { 'In-Reply-To': messageId }, text: 'Y algo más' }),
  )

  expect(second.map(({ reason }) => reason)).toEqual(['known_message_id', 'known_message_id'])
  expect(second.map(({ number }) => number)).toEqual(first.map(({ number }) => number))
})

test('a mail that two inboxes got for one ticket is on it once, and both logs say where', async () => {
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: 'Eva <eva@norte.example>' }))
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: '¿Qué modelo?' } })
  const reply = (await sentMails(world)).findLast(({ to }) => to[0]?.address === 'eva@norte.example')
  const before = (await messagesOf(number)).length

  const received = await deliverToBoth(
    rawMail({ from: 'eva@norte.example', headers: { 'In-Reply-To': `<${reply?.messageId}>` } }),
  )

  expect(received.map(({ outcome }) => outcome).sort()).toEqual(['ignored', 'reply_added'])
  expect(received.find(({ outcome }) => outcome === 'ignored')?.reason).toBe('on_ticket_already')
  expect(received.map((row) => row.number)).toEqual([number, number])
  expect(await messagesOf(number)).toHaveLength(before + 1)
})

test('the message says why it opened a ticket although it answers another', async () => {
  const messageId = '<old@clinica.example>'
  await deliver(world, rawMail({ messageId, subject: 'Impresora' }))
  const answer = (draft: { from?: string; subject: string }) =>
    deliver(world, rawMail({ ...draft, headers: { 'In-Reply-To': messageId } }))

  const stranger = await answer({ from: 'x@fuera.example', subject: 'Re: Impresora' })
  const other = await answer({ subject: 'Vacaciones de agosto' })
  const plain = await deliver(world, rawMail())

  const reasonOf = async (number: number | undefined) => (await messagesOf(number))[0]?.matchedBy
  expect(await reasonOf(stranger.ticketNumber)).toBe('stranger')
  expect(await reasonOf(other.ticketNumber)).toBe('other_subject')
  expect(await reasonOf(plain.ticketNumber)).toBe('new_ticket')
})

test('the answer to a reply that was moved goes to the ticket where the reply is now', async () => {
  const from = 'Gema <gema@norte.example>'
  const { ticketNumber: one = 0 } = await deliver(world, rawMail({ from }))
  const { ticketNumber: two = 0 } = await deliver(world, rawMail({ from }))
  await agent.api.messages.add({ params: { number: one }, body: { kind: 'reply', bodyText: 'Reinicia el equipo' } })
  const reply = (await sentMails(world)).findLast(({ to }) => to[0]?.address === 'gema@norte.example')
  const id = (await messagesOf(one)).at(-1)?.id ?? ''
  await agent.api.messages.move({ params: { number: one, id }, body: { to: two } })

  const answer = await deliver(world, rawMail({ from, headers: { 'In-Reply-To': `<${reply?.messageId}>` } }))

  expect(answer).toMatchObject({ reason: 'own_message_id', ticketNumber: two })
})

test('mail from an own address opens no ticket, whatever it answers', async () => {
  const messageId = '<own-1@clinica.example>'
  await deliver(world, rawMail({ messageId, subject: 'Impresora' }))

  const answer = await deliver(
    world,
    rawMail({ from: 'facturas@desk.example', subject: 'Re: Impresora', headers: { 'In-Reply-To': messageId } }),
  )

  expect(answer).toMatchObject({ outcome: 'ignored', reason: 'from_own_address' })
})
