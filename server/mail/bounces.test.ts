import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Noa Rivas' })
})
afterAll(() => world.close())

interface Recipient {
  address: string
  action: 'failed' | 'delayed'
  status: string
}

function report(recipients: Recipient[], { to = 'support@desk.example', messageId = '' } = {}) {
  const blocks = recipients.map(
    ({ address, action, status }) =>
      `Final-Recipient: rfc822; ${address}\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 ${status} no\r\n`,
  )
  return [
    'From: MAILER-DAEMON@mx.example',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <report-${crypto.randomUUID()}@mx.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    ...blocks,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    messageId === '' ? 'Subject: x' : `Message-ID: <${messageId}>`,
    '',
    '--b--',
    '',
  ].join('\r\n')
}

/** A ticket with a reply that went to its requester and to others. */
async function repliedTicket(name: string, cc: string[] = []) {
  const address = `${name}@norte.example`
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: address }))
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hola', cc } })
  const reply = (await sentMails(world)).findLast(({ to }) => to[0]?.address === address)
  return { number, address, messageId: reply?.messageId ?? '', replyTo: reply?.replyTo[0]?.address ?? '' }
}

const suppressed = async () =>
  (await world.db.selectFrom('suppressedAddresses').select('address').execute()).map(({ address }) => address)
const deliveryOf = async (number: number) =>
  (await agent.api.messages.list({ params: { number } })).items.at(-1)?.delivery

test('a report on several recipients stops mail to those who failed for good, and to nobody else', async () => {
  const { number, address, messageId } = await repliedTicket('gil', ['lento@norte.example', 'mal@norte.example'])

  const answer = await deliver(
    world,
    report(
      [
        { address: 'lento@norte.example', action: 'delayed', status: '4.4.1' },
        { address: 'mal@norte.example', action: 'failed', status: '5.1.1' },
        { address: 'ajena@otra.example', action: 'failed', status: '5.1.1' },
      ],
      { messageId },
    ),
  )

  expect(answer).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded' })
  expect((await deliveryOf(number))?.state).toBe('failed')
  const stopped = await suppressed()
  expect(stopped).toContain('mal@norte.example')
  for (const one of [address, 'lento@norte.example', 'ajena@otra.example']) expect(stopped).not.toContain(one)
})

test('a report that returns nothing of the mail is known by the signed address it came to', async () => {
  const { number, address, replyTo } = await repliedTicket('hugo')
  const answer = await deliver(world, report([{ address, action: 'failed', status: '5.2.2' }], { to: replyTo }))

  expect(answer).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded' })
  expect(await deliveryOf(number)).toMatchObject({ state: 'failed', error: expect.stringContaining('5.2.2') })
})

test('a report on a mail of no ticket opens none', async () => {
  const guest = await world.person('requester', { email: 'enlace@norte.example' })
  await world.stranger.sessions.requestLink({ body: { email: guest.email } })
  const link = (await sentMails(world)).findLast(({ to }) => to[0]?.address === guest.email)

  const answer = await deliver(
    world,
    report([{ address: guest.email, action: 'failed', status: '5.1.1' }], { messageId: link?.messageId ?? '' }),
  )

  expect(answer).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded' })
  expect(answer.ticketNumber).toBeUndefined()
})

test('a report on a mail that is not ours is kept as a ticket', async () => {
  const answer = await deliver(
    world,
    report([{ address: 'x@norte.example', action: 'failed', status: '5.1.1' }], {
      messageId: 'foreign@elsewhere.example',
    }),
  )

  expect(answer.outcome).toBe('ticket_opened')
})

test('who fails gets no automatic mail until the person writes from that address again', async () => {
  const { number, address, messageId } = await repliedTicket('iria')
  await deliver(world, report([{ address, action: 'failed', status: '5.1.1' }], { messageId }))
  const countMails = async () => (await sentMails(world)).filter(({ to }) => to[0]?.address === address).length
  const before = await countMails()
  await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })
  const whileStopped = await countMails()

  await deliver(world, rawMail({ from: address, subject: 'Otra cosa' }))

  expect(whileStopped).toBe(before)
  expect(await countMails()).toBe(before + 1)
})
