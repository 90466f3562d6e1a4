import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliver, rawMail, sentMails } from '#test/mails.ts'
import { SmtpTalk } from '#test/smtp.ts'
import { createWorld, type World } from '#test/world.ts'
import { openSmtpDoor, type SmtpDoor } from '../door/open-door.ts'

let world: World
let door: SmtpDoor
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keyRecord = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

beforeAll(async () => {
  world = await createWorld()
  const ctx = world.desk.contextOf({ kind: 'system', job: 'smtp' })
  door = await openSmtpDoor(ctx, { host: '127.0.0.1', port: 0, relays: ['127.0.0.1'] })
})
beforeEach(() => {
  for (const name of Object.keys(world.zone)) delete world.zone[name]
  Object.assign(world.zone, {
    'TXT _dmarc.clinica.example': ['v=DMARC1; p=reject'],
    'TXT clinica.example': ['v=spf1 ip4:198.51.100.7 -all'],
    'TXT s1._domainkey.clinica.example': [keyRecord],
  })
})
afterAll(async () => {
  await door.close()
  await world.close()
})

/** A mail as somebody at an address of the internet hands it over. */
async function arrive(raw: string, ip: string, from = 'ana@clinica.example') {
  const talk = await SmtpTalk.begin(door.port)
  await talk.say(`XCLIENT ADDR=${ip}`)
  await talk.say('HELO mx.clinica.example')
  await talk.deliver(from, 'support@desk.example', raw)
  talk.end()
  await world.drain()
  return lastReceived()
}

async function lastReceived() {
  const { api } = await world.admin()
  return (await api.mail.received()).items[0]
}

async function signed(raw: string): Promise<string> {
  const key = {
    signingDomain: 'clinica.example',
    selector: 's1',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }
  // The library's types want the key here, its code there.
  const { signatures } = await dkimSign(raw, { ...key, signatureData: [key] })
  return signatures + raw
}

describe('through the door', () => {
  test('a mail from where its domain sends passes', async () => {
    const mail = await arrive(rawMail(), '198.51.100.7')

    expect(mail?.authentication).toMatchObject({ server: null, spf: 'pass', dmarc: 'pass', verdict: 'pass' })
  })

  test('a mail from elsewhere fails and opens its ticket all the same, marked as not verified and not acknowledged', async () => {
    const mail = await arrive(rawMail(), '203.0.113.66')

    expect(mail).toMatchObject({
      outcome: 'ticket_opened',
      authentication: { spf: 'fail', dkim: 'none', dmarc: 'fail', verdict: 'fail' },
    })
    const { api } = await world.admin()
    const { items } = await api.messages.list({ params: { number: mail?.ticketNumber ?? 0 } })
    expect(items[0]).toMatchObject({ isUnverified: true, authentication: { verdict: 'fail' } })
    const mails = await sentMails(world)
    expect(mails.some(({ subject }) => subject.includes(`[#${mail?.ticketNumber}]`))).toBe(false)
  })

  test('a signature proves it from wherever it comes; changed on the way it does not', async () => {
    const raw = await signed(rawMail({ text: 'Firmado' }))

    const whole = await arrive(raw, '203.0.113.66')
    const changed = await arrive(raw.replace('Firmado', 'Cambiado'), '203.0.113.66')

    expect(whole?.authentication).toMatchObject({ dkim: 'pass', signedBy: ['clinica.example'], verdict: 'pass' })
    expect(changed?.authentication).toMatchObject({ signedBy: [], verdict: 'fail' })
  })

  test('while the domain name system fails nothing is proven and nothing is lost', async () => {
    for (const name of Object.keys(world.zone)) {
      world.zone[name] = Object.assign(new Error('no answer'), { code: 'ESERVFAIL' })
    }

    const mail = await arrive(rawMail(), '198.51.100.7')

    expect(mail).toMatchObject({
      outcome: 'ticket_opened',
      authentication: { spf: 'temperror', dmarc: 'temperror', verdict: 'none' },
    })
  })

  test('what a stranger wrote into Authentication-Results counts for nothing', async () => {
    await trustServer('mx.desk.example')

    const mail = await arrive(
      rawMail({ headers: { 'Authentication-Results': 'mx.desk.example; dmarc=pass' } }),
      '203.0.113.66',
    )

    expect(mail?.authentication).toMatchObject({ server: null, verdict: 'fail' })
  })
})

describe('by our own mail server', () => {
  test('the word of a server that the inbox believes counts', async () => {
    await trustServer('mx.desk.example')
    const results = { 'Authentication-Results': 'mx.desk.example; spf=pass; dmarc=pass header.from=clinica.example' }

    await deliver(world, rawMail({ headers: results }))

    expect((await lastReceived())?.authentication).toMatchObject({ server: 'mx.desk.example', verdict: 'pass' })
  })

  test('without such a word a signature counts, and its lack proves nothing', async () => {
    await deliver(world, await signed(rawMail()))
    const proven = await lastReceived()

    await deliver(world, rawMail())

    expect(proven?.authentication).toMatchObject({ spf: 'none', dkim: 'pass', verdict: 'pass' })
    expect((await lastReceived())?.authentication).toBeNull()
  })
})

async function trustServer(name: string): Promise<void> {
  const { api } = await world.admin()
  const [inbox] = (await api.inboxes.list()).items
  await api.inboxes.update({ params: { id: inbox?.id ?? '' }, body: { trustedServers: [name] } })
}
