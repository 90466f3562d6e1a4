import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, header, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

const day = 86_400_000
let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas' })
})
afterAll(() => world.close())

async function openTicket(draft: Parameters<typeof rawMail>[0] = {}): Promise<number> {
  const { ticketNumber = 0 } = await deliver(world, rawMail(draft))
  return ticketNumber
}

async function lastMailTo(address: string) {
  const mails = await sentMails(world)
  const mail = mails.findLast(({ to }) => to.some((one) => one.address === address))
  if (mail === undefined) throw new Error(`No mail left to ${address}`)
  return mail
}

test('the acknowledgement goes out once, in the requester’s language, marked as automatic', async () => {
  await openTicket({
    from: 'Tom <tom@works.example>',
    subject: 'Screen is black',
    text: 'Good morning, since yesterday evening my screen stays black whatever I try to do with it. Please help me.',
  })

  const mails = (await sentMails(world)).filter(({ to }) => to[0]?.address === 'tom@works.example')

  expect(mails).toHaveLength(1)
  const [mail] = mails
  expect(mail?.bodyText).toContain('We have received your message')
  expect(mail?.subject).toMatch(/Screen is black \[#\d+\]/)
  expect(mail && header(mail, 'auto-submitted')).toBe('auto-replied')
  expect(mail && header(mail, 'x-auto-response-suppress')).toBe('All')
})

test('automatic mail opens a ticket and is never answered automatically', async () => {
  await openTicket({ from: 'monitor@host.example', headers: { 'Auto-Submitted': 'auto-generated' } })

  const mails = await sentMails(world)

  expect(mails.some(({ to }) => to[0]?.address === 'monitor@host.example')).toBe(false)
})

test('a reply leaves with threading headers and comes back to its ticket by its signed address', async () => {
  const number = await openTicket({ from: 'Lola <lola@norte.example>', messageId: '<lola-1@norte.example>' })
  await agent.api.messages.add({
    params: { number },
    body: { kind: 'reply', bodyHtml: '<p>Prueba a <b>apagarla</b>.</p>', status: 'pending' },
  })
  const reply = await lastMailTo('lola@norte.example')

  const back = await deliver(
    world,
    rawMail({ from: 'Lola <lola@norte.example>', to: reply.replyTo[0]?.address ?? '', subject: 'cualquier cosa' }),
  )

  expect(reply.references).toContain('lola-1@norte.example')
  expect(reply.from).toEqual({ name: 'Noa Rivas', address: 'support@desk.example' })
  expect(reply.newText).toContain('apagarla')
  expect(reply.bodyText).toContain('> La impresora no imprime')
  expect(back).toMatchObject({ outcome: 'reply_added', reason: 'signed_address', ticketNumber: number })
  expect((await agent.api.tickets.get({ params: { number } })).status).toBe('open')
})

test('a forged reply address is no match', async () => {
  const number = await openTicket({ from: 'Lola <lola@norte.example>' })

  const answer = await deliver(
    world,
    rawMail({ from: 'Mal <mal@otro.example>', to: `support+t${number}.aaaaaaaaaaaaaaaa@desk.example` }),
  )

  expect(answer).toMatchObject({ outcome: 'ticket_opened', reason: 'no_match' })
})

test('an answer is recognised by the Message-ID it answers, even when its subject is gone', async () => {
  const number = await openTicket({ from: 'Pepe <pepe@sur.example>', subject: 'Escáner' })
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: '¿Qué modelo es?' } })
  const reply = await lastMailTo('pepe@sur.example')

  const answer = await deliver(
    world,
    rawMail({
      from: 'Pepe <pepe@sur.example>',
      subject: '',
      headers: { 'In-Reply-To': `<${reply.messageId}>` },
    }),
  )

  expect(answer).toMatchObject({ outcome: 'reply_added', reason: 'own_message_id', ticketNumber: number })
})

test('a subject hook counts only for participants', async () => {
  const number = await openTicket({ from: 'Rosa <rosa@este.example>', subject: 'Ratón' })

  const own = await deliver(world, rawMail({ from: 'rosa@este.example', subject: `Re: Ratón [#${number}]` }))
  const stranger = await deliver(world, rawMail({ from: 'x@fuera.example', subject: `Re: Ratón [#${number}]` }))

  expect(own).toMatchObject({ outcome: 'reply_added', reason: 'subject_hook', ticketNumber: number })
  expect(stranger.outcome).toBe('ticket_opened')
  expect(stranger.ticketNumber).not.toBe(number)
})

test('a stranger who answers a known message gets a ticket of the own, linked to the other', async () => {
  const number = await openTicket({
    from: 'Iris <iris@oeste.example>',
    messageId: '<iris-1@oeste.example>',
    subject: 'Red',
  })

  const answer = await deliver(
    world,
    rawMail({ from: 'z@ajena.example', subject: 'Re: Red', headers: { 'In-Reply-To': '<iris-1@oeste.example>' } }),
  )

  expect(answer).toMatchObject({ outcome: 'ticket_opened', reason: 'stranger' })
  const { links } = await agent.api.tickets.get({ params: { number: answer.ticketNumber ?? 0 } })
  expect(links).toMatchObject([{ number, kind: 'related', reason: 'stranger' }])
})

test('automatic mail joins a ticket without changing its status', async () => {
  const number = await openTicket({ from: 'Omar <omar@norte.example>' })
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Listo', status: 'pending' } })
  const reply = await lastMailTo('omar@norte.example')

  const answer = await deliver(
    world,
    rawMail({
      from: 'omar@norte.example',
      subject: 'Fuera de la oficina',
      headers: { 'In-Reply-To': `<${reply.messageId}>`, 'Auto-Submitted': 'auto-replied' },
    }),
  )

  expect(answer).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
  expect((await agent.api.tickets.get({ params: { number } })).status).toBe('pending')
})

test('an answer to a ticket closed too long ago is a new ticket that follows it up; sooner it opens the old one', async () => {
  const number = await openTicket({ from: 'Sara <sara@norte.example>' })
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hecho', status: 'solved' } })
  const { replyTo } = await lastMailTo('sara@norte.example')
  const answer = () => deliver(world, rawMail({ from: 'sara@norte.example', to: replyTo[0]?.address ?? '' }))
  await world.db
    .updateTable('tickets')
    .set({ status: 'closed', closedAt: new Date() })
    .where('number', '=', number)
    .execute()

  const soon = await answer()
  const reopened = await agent.api.tickets.get({ params: { number } })
  const closedAt = new Date(Date.now() - 31 * day)
  await world.db.updateTable('tickets').set({ status: 'closed', closedAt }).where('number', '=', number).execute()
  const late = await answer()

  expect(soon).toMatchObject({ outcome: 'reply_added', ticketNumber: number })
  expect(reopened.status).toBe('open')
  expect(late).toMatchObject({ outcome: 'ticket_opened', reason: 'closed_too_long' })
  const { links } = await agent.api.tickets.get({ params: { number: late.ticketNumber ?? 0 } })
  expect(links).toMatchObject([{ number, kind: 'follow_up_of' }])
})

test('a reply that solves asks for a rating in the same mail; its link shows, and a POST rates', async () => {
  const number = await openTicket({ from: 'Luz <luz@norte.example>' })
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hecho', status: 'solved' } })
  const mail = await lastMailTo('luz@norte.example')
  const token = /\/rate\/([^?\s]+)\?score=5/.exec(mail.bodyText)?.[1] ?? ''

  const invitation = await world.stranger.ratings.invitation({ params: { token } })
  await world.stranger.ratings.confirm({ params: { token }, body: { score: 5, comment: 'Rápido' } })

  expect(invitation).toMatchObject({ number, rating: null })
  expect((await agent.api.tickets.get({ params: { number } })).rating).toMatchObject({ score: 5, comment: 'Rápido' })
})

test('a bounce finds the message it speaks of, and opens no ticket', async () => {
  const number = await openTicket({ from: 'Gil <gil@roto.example>' })
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hola' } })
  const reply = await lastMailTo('gil@roto.example')
  const report = [
    'From: MAILER-DAEMON@mx.example',
    'To: support@desk.example',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; gil@roto.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such user',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${reply.messageId}>`,
    '',
    '--b--',
    '',
  ].join('\r\n')

  const answer = await deliver(world, report)

  expect(answer).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded' })
  const { items } = await agent.api.messages.list({ params: { number } })
  expect(items.at(-1)?.delivery).toMatchObject({ state: 'failed', error: expect.stringContaining('5.1.1') })
})

test('a reply of one’s own is never mailed twice, and its files travel along', async () => {
  const number = await openTicket({ from: 'Ida <ida@norte.example>' })
  const form = new FormData()
  form.append('file', new Blob(['hola']), 'guía.txt')
  const upload = await world.fetch('/api/v1/attachments', {
    method: 'POST',
    body: form,
    headers: { cookie: agent.cookie, 'x-requested-with': 'mesa' },
  })
  const { items } = (await upload.json()) as { items: { id: string }[] }
  await agent.api.messages.add({
    params: { number },
    body: { kind: 'reply', bodyText: 'Adjunto', attachmentIds: items.map(({ id }) => id) },
  })

  const mails = (await sentMails(world)).filter(({ to }) => to[0]?.address === 'ida@norte.example')

  expect(mails).toHaveLength(2)
  expect(mails[1]?.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
    ['guía.txt', 'hola'],
  ])
})

test('beyond the brakes nothing is sent, and the ticket says so once', async () => {
  const number = await openTicket({ from: 'Eco <eco@norte.example>' })
  for (let round = 0; round < 13; round += 1) {
    await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })
    await agent.api.tickets.change({ params: { number }, body: { status: 'open' } })
    world.pass(1000)
  }

  const mails = (await sentMails(world)).filter(({ to }) => to[0]?.address === 'eco@norte.example')

  expect(mails).toHaveLength(10)
  const { items } = await agent.api.tickets.history({ params: { number } })
  expect(items.filter(({ type }) => type === 'mail.held_back')).toHaveLength(1)
})
