import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
  admin = await world.admin()
  await admin.api.desk.updateSettings({ body: { acknowledges: false } })
})
afterAll(() => world.close())

/** A ticket by mail, and an answer to its sender. */
async function reply(to: string): Promise<number> {
  const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: `Ana <${to}>` }))
  await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya está.' } })
  await world.drain()
  return number
}

async function deliveryOf(number: number) {
  const { items } = await agent.api.messages.list({ params: { number } })
  return items.findLast(({ direction }) => direction === 'out')?.delivery
}

test('an invitation that comes back is told on its mail, and opens no ticket', async () => {
  await admin.api.people.create({ body: { name: 'Nadie', email: 'nadie@este.example', role: 'agent' } })
  await world.drain()
  const mails = () => admin.api.mail.outgoing()
  const { id = '' } = (await mails()).items.find(({ to }) => to.includes('nadie@este.example')) ?? {}
  const { headerMessageId } = await world.db
    .selectFrom('outgoingMails')
    .select('headerMessageId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

  const told = await deliver(world, report('nadie@este.example', headerMessageId))

  expect(told).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded' })
  expect(told.ticketNumber).toBeUndefined()
  const mail = (await mails()).items.find((one) => one.id === id)
  expect(mail).toMatchObject({ state: 'failed', error: expect.stringContaining('5.1.1') })
})

test('a report about an address that the mail never went to stops nobody’s mail', async () => {
  const number = await reply('cierta@norte.example')
  const [mail] = (await agent.api.messages.list({ params: { number } })).items.slice(-1)

  await deliver(world, report('otra@ajena.example', mail?.messageId ?? ''))

  expect((await deliveryOf(number))?.state).toBe('kept')
  const { items } = await agent.api.suppressions.list({ query: { q: 'otra@ajena.example' } })
  expect(items).toEqual([])
})

test('a warning that a mail is late does not send it again', async () => {
  const number = await reply('lenta@norte.example')
  const [mail] = (await agent.api.messages.list({ params: { number } })).items.slice(-1)
  await deliver(world, report('lenta@norte.example', mail?.messageId ?? '', 'delayed', '4.4.1'))
  expect((await deliveryOf(number))?.recipients).toMatchObject([{ state: 'delayed', reason: 'asked_to_wait' }])

  await world.run('mail:wake')

  const sent = await sentMails(world)
  expect(sent.filter(({ to }) => to[0]?.address === 'lenta@norte.example')).toHaveLength(1)
})

/** A delivery report (RFC 3464) as a mail server writes it. */
function report(recipient: string, messageId: string, action = 'failed', status = '5.1.1'): string {
  const parts = [
    'Content-Type: text/plain\n\nI am sorry to inform you.',
    `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.este.example\n\nFinal-Recipient: rfc822; ${recipient}\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status} said so`,
    `Content-Type: text/rfc822-headers\n\nMessage-ID: <${messageId}>\nSubject: x`,
  ]
  return rawMail({
    from: 'MAILER-DAEMON@este.example',
    subject: 'Undelivered Mail Returned to Sender',
    headers: { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    text: `${parts.map((part) => `--b\n${part}\n`).join('')}--b--`,
  })
}
