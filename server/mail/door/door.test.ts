import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { rawMail } from '#test/mails.ts'
import { eventually } from '#test/program.ts'
import { SmtpTalk } from '#test/smtp.ts'
import { createWorld, type World } from '#test/world.ts'
import type { Ctx } from '../../kernel/context.ts'
import { openDatabase } from '../../platform/database.ts'
import { type DoorOptions, openSmtpDoor, type SmtpDoor } from './open-door.ts'

let world: World
let doors: SmtpDoor[] = []

beforeAll(async () => {
  world = await createWorld()
})
afterEach(async () => {
  await Promise.all(doors.map((door) => door.close()))
  doors = []
})
afterAll(() => world.close())

const system = () => world.desk.contextOf({ kind: 'system', job: 'smtp' })

async function openDoor(options: Partial<DoorOptions> = {}, ctx: Ctx = system()): Promise<SmtpDoor> {
  const door = await openSmtpDoor(ctx, { host: '127.0.0.1', port: 0, ...options })
  doors.push(door)
  return door
}

async function begin(options: Partial<DoorOptions> = {}, ctx?: Ctx): Promise<SmtpTalk> {
  const { port } = await openDoor(options, ctx)
  return SmtpTalk.begin(port)
}

describe('a recipient', () => {
  const codesFor = async (addresses: string[]) => {
    const talk = await begin()
    await talk.say('MAIL FROM:<ana@clinica.example>')
    const codes: (number | undefined)[] = []
    for (const address of addresses) codes.push(await talk.say(`RCPT TO:<${address}>`))
    talk.end()
    return codes
  }

  test('is taken when it is an inbox’s address, a tag of it, a signed reply address, or the postmaster', async () => {
    const codes = await codesFor([
      'support@desk.example',
      'SUPPORT@Desk.Example',
      'support+ventas@desk.example',
      'support+t12.aaaaaaaaaaaaaaaa@desk.example',
      'postmaster@desk.example',
      'postmaster',
    ])

    expect(codes).toEqual([250, 250, 250, 250, 250, 250])
  })

  test('whom nobody knows is refused, and foreign ones are never relayed', async () => {
    const talk = await begin()
    await talk.say('MAIL FROM:<ana@clinica.example>')

    const answers = [
      await talk.tell('RCPT TO:<nobody@desk.example>'),
      await talk.tell('RCPT TO:<ana@elsewhere.example>'),
      await talk.tell('RCPT TO:<postmaster@elsewhere.example>'),
    ]

    expect(answers.map((answer) => answer?.slice(0, 9))).toEqual(['550 5.1.1', '550 5.7.1', '550 5.7.1'])
    expect(await talk.say('DATA')).toBe(503)
    talk.end()
  })

  test('may be an alias of an inbox, and its mail arrives there', async () => {
    const { api } = await world.admin()
    const inbox = await api.inboxes.create({
      body: { name: 'Compras', address: 'compras@desk.example', aliases: ['pedidos@other.example'] },
    })
    const talk = await begin()

    const code = await talk.deliver('ana@clinica.example', 'pedidos+x@other.example', rawMail({ subject: 'Al alias' }))

    expect(code).toBe(250)
    expect(await received('Al alias')).toMatchObject({ inboxId: inbox.id, outcome: 'ticket_opened' })
    talk.end()
  })

  test('may be anybody in a domain that an inbox takes whole, but for other inboxes’ addresses', async () => {
    const { api } = await world.admin()
    const whole = await api.inboxes.create({
      body: { name: 'Todo', address: 'hola@whole.example', takesWholeDomain: true },
    })
    const other = await api.inboxes.create({ body: { name: 'Otra', address: 'otra@whole.example' } })
    const talk = await begin()

    const codes = [
      await talk.deliver('ana@clinica.example', 'quien@whole.example', rawMail({ subject: 'A quien sea' })),
      await talk.deliver('ana@clinica.example', 'otra@whole.example', rawMail({ subject: 'A la otra' })),
    ]

    expect(codes).toEqual([250, 250])
    expect((await received('A quien sea'))?.inboxId).toBe(whole.id)
    expect((await received('A la otra'))?.inboxId).toBe(other.id)
    talk.end()
  })

  test('a mail to very many is taken for a hundred of them, and the sender is told to come again with the rest', async () => {
    const talk = await begin()
    await talk.say('MAIL FROM:<ana@clinica.example>')
    const codes: (number | undefined)[] = []
    for (let index = 0; index < 102; index += 1) codes.push(await talk.say(`RCPT TO:<support+${index}@desk.example>`))

    await talk.say('DATA')
    const code = await talk.say(`${rawMail()}\r\n.`)

    expect(codes.slice(0, 100).every((one) => one === 250)).toBe(true)
    expect(codes.slice(100)).toEqual([452, 452])
    expect(code).toBe(250)
    talk.end()
  })
})

describe('a mail too large', () => {
  test('is refused at once when its size is told', async () => {
    const talk = await begin()
    await talk.say('EHLO client.example')

    const code = await talk.say('MAIL FROM:<a@clinica.example> SIZE=60000000')

    expect(code).toBe(552)
    talk.end()
  })

  test('is refused for good when it is not, and the conversation goes on', { timeout: 60_000 }, async () => {
    const talk = await begin()
    const line = `${'x'.repeat(998)}\r\n`

    const code = await talk.deliver('a@clinica.example', 'support@desk.example', rawMail() + line.repeat(53_000))

    expect(code).toBe(552)
    expect(await talk.deliver('a@clinica.example', 'support@desk.example', rawMail())).toBe(250)
    talk.end()
  })
})

describe('when nothing can be stored the sender is told to come again', () => {
  test('while the disk is nearly full, before anything is read', async () => {
    const talk = await begin({ minFreeBytes: Number.MAX_SAFE_INTEGER })

    expect(await talk.tell('MAIL FROM:<a@clinica.example>')).toMatch(/^452 4\.3\.1/)
    talk.end()
  })

  test('while the database is away', async () => {
    const gone = openDatabase('postgres://nobody@127.0.0.1:1/none', system().services.log)
    const talk = await begin({}, { ...system(), db: gone.db })
    await talk.say('MAIL FROM:<a@clinica.example>')

    expect(await talk.tell('RCPT TO:<support@desk.example>')).toMatch(/^451 4\.3\.0/)
    talk.end()
    await gone.close()
  })

  test('when the disk fills up while it is written', async () => {
    const { services } = system()
    const full = async () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
    const talk = await begin({}, { ...system(), services: { ...services, files: { ...services.files, put: full } } })

    const code = await talk.deliver('a@clinica.example', 'support@desk.example', rawMail())

    expect(code).toBe(452)
    talk.end()
  })
})

describe('nobody keeps the others out', () => {
  test('by many connections from one address; our own mail servers may', async () => {
    const door = await openDoor({ limits: { perAddress: 2 } })
    const own = await openDoor({ limits: { perAddress: 2 }, relays: ['127.0.0.1'] })

    const strangers = [
      await SmtpTalk.begin(door.port),
      await SmtpTalk.begin(door.port),
      await SmtpTalk.begin(door.port),
    ]
    const relays = [await SmtpTalk.begin(own.port), await SmtpTalk.begin(own.port), await SmtpTalk.begin(own.port)]

    expect(strangers.map(({ greeting }) => greeting)).toEqual([220, 220, 421])
    expect(relays.map(({ greeting }) => greeting)).toEqual([220, 220, 220])
    for (const talk of [...strangers, ...relays]) talk.end()
  })

  test('by many mails in a minute', async () => {
    const talk = await begin({ limits: { mailsPerMinute: 2 } })
    const codes: (number | undefined)[] = []
    for (let index = 0; index < 3; index += 1) {
      codes.push(await talk.say('MAIL FROM:<a@clinica.example>'))
      await talk.say('RSET')
    }

    expect(codes).toEqual([250, 250, 450])
    talk.end()
  })

  test('by talking without end and without mail', async () => {
    const talk = await begin({ deadlines: { talkMs: 100 } })

    const code = await talk.hear()

    expect(code).toBe(421)
    expect(await talk.say('NOOP')).toBeUndefined()
  })

  test('by sending a mail without end', async () => {
    const talk = await begin({ deadlines: { dataMs: 100 } })
    await talk.say('MAIL FROM:<a@clinica.example>')
    await talk.say('RCPT TO:<support@desk.example>')
    await talk.say('DATA')

    const code = await talk.hear()

    expect(code).toBe(421)
  })
})

describe('our own mail server', () => {
  test('may say for whom it speaks; nobody else may', async () => {
    const own = await begin({ relays: ['127.0.0.1'] })
    const stranger = await begin()

    const taken = await own.say('XCLIENT ADDR=192.0.2.7 NAME=mx.clinica.example')
    await own.say('HELO mx.clinica.example')
    await own.deliver('a@clinica.example', 'support@desk.example', rawMail({ subject: 'De lejos' }))

    expect(taken).toBe(220)
    expect(await stranger.say('XCLIENT ADDR=192.0.2.7')).toBeGreaterThanOrEqual(500)
    const row = await world.db
      .selectFrom('receivedMails')
      .select(['clientIp', 'clientName'])
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(row).toEqual({ clientIp: '192.0.2.7', clientName: 'mx.clinica.example' })
    own.end()
    stranger.end()
  })
})

describe('STARTTLS', () => {
  const file = (name: string) => fileURLToPath(new URL(`../../../test/tls/${name}`, import.meta.url))

  test('is offered with a certificate only, and a renewed certificate is taken without a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mesa-tls-'))
    const tls = { cert: join(folder, 'c.pem'), key: join(folder, 'k.pem') }
    const put = (name: string) =>
      Promise.all([copyFile(file(`${name}.crt`), tls.cert), copyFile(file(`${name}.key`), tls.key)])
    await put('first')
    const door = await openDoor({ tls, certificateEveryMs: 20 })
    const plain = await begin()

    const before = await commonNameAt(door.port)
    await put('second')
    const after = await eventually(
      () => commonNameAt(door.port),
      (name) => name !== before,
    )

    expect([before, after]).toEqual(['first.desk.example', 'second.desk.example'])
    expect(await plain.say('STARTTLS')).toBeGreaterThanOrEqual(500)
    plain.end()
    await rm(folder, { recursive: true })
  })

  test('with a key that is not the certificate’s the door does not open', async () => {
    const opening = openDoor({ tls: { cert: file('first.crt'), key: file('second.key') } })

    await expect(opening).rejects.toThrow(/key/i)
  })
})

async function received(subject: string) {
  await world.drain()
  return world.db.selectFrom('receivedMails').selectAll().where('subject', '=', subject).executeTakeFirst()
}

/** Whose certificate the door shows after STARTTLS (RFC 3207). */
async function commonNameAt(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const said = async () => String((await socket.iterator({ destroyOnReturn: false }).next()).value)
  await said()
  socket.write('STARTTLS\r\n')
  await said()
  return new Promise((resolve, reject) => {
    const secure = connectTls({ socket, rejectUnauthorized: false }, () => {
      const { CN } = secure.getPeerCertificate().subject
      secure.destroy()
      resolve(String(CN))
    })
    secure.on('error', reject)
  })
}
