import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail } from '#test/mails.ts'
import { eventually } from '#test/program.ts'
import { type MailSystem, startMailSystem, whyNoMailSystem } from '#test/servers/mail-system.ts'
import { type Remote, startRemote } from '#test/servers/remote.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { openSmtpDoor, type SmtpDoor } from './door/open-door.ts'

const missing = whyNoMailSystem()

describe.skipIf(missing !== undefined)(`through a real Postfix${missing === undefined ? '' : ` (${missing})`}`, () => {
  let world: World
  let agent: Somebody
  let admin: Somebody
  let door: SmtpDoor
  let remote: Remote
  let postfix: MailSystem
  let inboxId: string
  beforeAll(async () => {
    world = await createWorld()
    agent = await world.person('agent')
    admin = await world.admin()
    await admin.api.desk.updateSettings({ body: { acknowledges: false } })
    const inbox = (await admin.api.inboxes.list()).items[0]
    inboxId = inbox?.id ?? ''
    const desk = inbox?.address.split('@')[1] ?? ''
    door = await openSmtpDoor(world.desk.contextOf({ kind: 'system', job: 'smtp' }), { host: '127.0.0.1', port: 0 })
    remote = await startRemote()
    postfix = await startMailSystem({
      domains: {
        [desk]: door.port,
        'partner.example': remote.port,
        'bounce.example': 'bounce',
        'full.example': 'full',
      },
    })
    await sendThroughPostfix('none')
  }, 60_000)
  afterAll(async () => {
    await postfix.stop()
    await door.close()
    await world.close()
    await remote.close()
  })

  async function sendThroughPostfix(security: 'none' | 'starttls') {
    const server = { host: 'localhost', port: postfix.smtpPort, security, username: '' }
    await admin.api.sending.putServer({ params: { id: inboxId }, body: server })
  }

  async function reply(to: string, cc: string[] = []): Promise<number> {
    const { ticketNumber: number = 0 } = await deliver(world, rawMail({ from: `Ana <${to}>` }))
    await agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya está.', cc } })
    await world.drain()
    return number
  }

  async function recipientsOf(number: number) {
    const { items } = await agent.api.messages.list({ params: { number } })
    return items.findLast(({ direction }) => direction === 'out')?.delivery?.recipients ?? []
  }

  /** What comes back is read as it arrives. */
  async function afterReports(number: number) {
    await world.drain()
    return recipientsOf(number)
  }

  test('a mail that Postfix takes for one and refuses for another is sent to the one only', async () => {
    const number = await reply('pat@partner.example', ['nobody@partner.example'])

    expect(await recipientsOf(number)).toMatchObject([
      { address: 'nobody@partner.example', state: 'failed', reason: 'unknown_address' },
      { address: 'pat@partner.example', state: 'sent', said: expect.stringMatching(/^250 2\.0\.0 Ok: queued/) },
    ])
    await eventually(
      async () => remote.taken.map(({ to }) => to[0]),
      (to) => to.includes('pat@partner.example'),
    )
  })

  test('a report that comes back later marks its recipient as failed, opens no ticket, and stops further mail', async () => {
    const number = await reply('nadie@bounce.example', ['pat@partner.example'])
    expect(await recipientsOf(number)).toMatchObject([{ state: 'sent' }, { state: 'sent' }])

    const recipients = await eventually(
      () => afterReports(number),
      ([first]) => first?.state === 'failed',
    )

    expect(recipients).toMatchObject([
      { address: 'nadie@bounce.example', state: 'failed', reason: 'unknown_address', canSendAgain: true },
      { address: 'pat@partner.example', state: 'sent' },
    ])
    const { items } = await agent.api.mail.received()
    expect(items[0]).toMatchObject({ outcome: 'ignored', reason: 'bounce_recorded', ticketNumber: number })
    expect((await agent.api.suppressions.list()).items.map(({ address }) => address)).toEqual(['nadie@bounce.example'])
  })

  test('a full mailbox is told as such', async () => {
    const number = await reply('lleno@full.example')

    const recipients = await eventually(
      () => afterReports(number),
      ([first]) => first?.state === 'failed',
    )

    expect(recipients[0]).toMatchObject({ reason: 'mailbox_full', said: expect.stringContaining('5.2.2') })
  })

  test('a certificate that nobody vouches for stops the mail before it leaves, and a known one lets it pass', async () => {
    await sendThroughPostfix('starttls')
    const number = await reply('tls@partner.example')
    expect(await recipientsOf(number)).toMatchObject([{ state: 'delayed', reason: 'unreachable' }])
    expect((await admin.api.sending.get({ params: { id: inboxId } })).server).toMatchObject({ fault: 'tls' })
    setDefaultCACertificates([...getCACertificates('default'), postfix.certificate])
    const [recipient] = await recipientsOf(number)

    await agent.api.mail.resend({ params: { id: recipient?.mailId ?? '' } })
    await world.drain()

    expect(await recipientsOf(number)).toMatchObject([{ state: 'sent' }])
    await sendThroughPostfix('none')
  })

  test('what leaves is signed by the key of its inbox, and the signature holds on the other side', async () => {
    const body = { domain: 'desk.example', selector: 'mesa' }
    const { dkim } = await admin.api.sending.putDkim({ params: { id: inboxId }, body })
    await reply('firmada@partner.example')

    const mail = await eventually(
      async () => remote.taken.find(({ to }) => to.includes('firmada@partner.example')),
      (seen) => seen !== undefined,
    )

    const resolver = async (name: string) => (name === dkim?.record.name ? [[dkim.record.value]] : [])
    const { results } = await dkimVerify(mail?.raw ?? Buffer.alloc(0), { resolver })
    expect(results).toMatchObject([{ signingDomain: 'desk.example', selector: 'mesa', status: { result: 'pass' } }])
  })
})
