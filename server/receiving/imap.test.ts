import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Call } from '#contract/operation.ts'
import type { receiving } from '#contract/receiving.ts'
import { rawMail } from '#test/mails.ts'
import { eventually } from '#test/program.ts'
import { Dovecot, whyNoDovecot } from '#test/servers/dovecot.ts'
import { startOauthProvider } from '#test/servers/oauth-provider.ts'
import { slowProxy } from '#test/servers/slow-proxy.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { Receiver } from './index.ts'

const why = whyNoDovecot()
if (why !== undefined) process.stderr.write(`Tests against a real IMAP server are skipped: ${why}\n`)

type Draft = Call<typeof receiving.save>['body']

describe.skipIf(why !== undefined)('a mailbox at a real server', () => {
  let dovecot: Dovecot
  let world: World
  let admin: Somebody
  let receiver: Receiver | undefined
  let provider: Awaited<ReturnType<typeof startOauthProvider>>

  beforeAll(async () => {
    provider = await startOauthProvider('consented@desk.example')
    dovecot = await Dovecot.start(provider.introspectionUrl)
    world = await createWorld({ fetch: provider.fetch })
    admin = await world.admin()
  })
  afterAll(async () => {
    await world?.close()
    await dovecot?.stop()
    provider?.close()
  })
  beforeEach(() => {
    receiver = undefined
  })
  afterEach(async () => {
    await receiver?.stop()
  })

  let count = 0
  /** An inbox with a mailbox of its own, not followed yet. */
  async function addInbox() {
    count += 1
    const address = `box${count}@desk.example`
    const inbox = await admin.api.inboxes.create({ body: { name: `Box ${count}`, address } })
    return { id: inbox.id, address }
  }
  function settings(address: string, more: Partial<Draft> = {}): Draft {
    const { port, password } = dovecot
    return { host: '127.0.0.1', port, security: 'none', username: address, password, ...more }
  }
  const save = (id: string, body: Draft) => admin.api.receiving.save({ params: { id }, body })
  async function follow() {
    receiver = new Receiver(world.desk.contextOf({ kind: 'system', job: 'receiving' }), world.desk.databaseUrl)
    await receiver.start()
  }
  const state = async (id: string) => (await admin.api.receiving.get({ params: { id } })).receiving
  const works = (id: string) =>
    eventually(
      () => state(id),
      (seen) => seen?.lastSuccessAt != null && seen.failingSince === null,
    )
  const subjects = async (id: string) => {
    const rows = world.db.selectFrom('receivedMails').selectAll().where('inboxId', '=', id).orderBy('id').execute()
    const mails = await Promise.all((await rows).map((row) => world.desk.services.files.read(row.rawSha256)))
    return mails.map((raw) => /^Subject: (.*?)\r?$/m.exec(raw.toString())?.[1])
  }
  const arrives = (id: string, length: number) =>
    eventually(
      () => subjects(id),
      (seen) => seen.length >= length,
    )
  const mail = (subject: string) => rawMail({ subject })
  const long = new Date('2025-03-01T10:00:00Z')

  test('is followed from now on: what lies there stays, what comes is a ticket at once', async () => {
    const { id, address } = await addInbox()
    await dovecot.append(address, [mail('Viejo')], { at: long })
    await save(id, settings(address))
    await follow()
    await works(id)

    await dovecot.append(address, [mail('Nuevo')])

    expect(await arrives(id, 1)).toEqual(['Nuevo'])
    await world.drain()
    const { items } = await admin.api.tickets.list()
    expect(items.map(({ subject }) => subject)).toContain('Nuevo')
  })

  test('gives also what arrived after the settings were saved and before anybody looked', async () => {
    const { id, address } = await addInbox()
    await dovecot.append(address, [mail('Antes')], { at: long })
    await save(id, settings(address))
    await dovecot.append(address, [mail('Entretanto')])

    await follow()

    await works(id)
    expect(await subjects(id)).toEqual(['Entretanto'])
  })

  test('loses and doubles nothing when its server is killed in mid-IDLE and comes back', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address))
    await follow()
    await works(id)
    await dovecot.append(address, [mail('Uno')])
    await arrives(id, 1)

    await dovecot.kill()
    const failing = await eventually(
      () => state(id),
      (seen) => seen?.failingSince != null,
    )
    await dovecot.run()
    await dovecot.append(address, [mail('Dos'), mail('Tres')])

    await arrives(id, 3)
    await works(id)
    expect(failing?.fault).toBe('connection')
    expect(await subjects(id)).toEqual(['Uno', 'Dos', 'Tres'])
  })

  test('loses and doubles nothing when its UIDs change, and the past stays the past', async () => {
    const { id, address } = await addInbox()
    await dovecot.append(address, [mail('Pasado')], { at: long })
    await save(id, settings(address))
    await follow()
    await works(id)
    await dovecot.append(address, [mail('Uno'), mail('Dos')])
    await arrives(id, 2)

    await dovecot.kill()
    await dovecot.loseUids(address)
    await dovecot.run()
    await dovecot.append(address, [mail('Tres')])

    await arrives(id, 3)
    await works(id)
    await dovecot.append(address, [mail('Cuatro')])
    await arrives(id, 4)
    expect(await subjects(id)).toEqual(['Uno', 'Dos', 'Tres', 'Cuatro'])
    const fetched = await world.db.selectFrom('imapCursors').selectAll().where('inboxId', '=', id).execute()
    expect(fetched).toHaveLength(1)
  })

  test('may answer slowly', async () => {
    const { id, address } = await addInbox()
    const proxy = await slowProxy(dovecot.port, 150)
    await save(id, settings(address, { port: proxy.port }))
    await follow()
    await works(id)

    await dovecot.append(address, [mail('Despacio'), mail('Con calma')])

    expect(await arrives(id, 2)).toEqual(['Despacio', 'Con calma'])
    proxy.close()
  })

  test('may have several folders', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address, { folders: ['INBOX', 'Sales'] }))
    await follow()
    await works(id)

    await dovecot.append(address, [mail('Ventas')], { folder: 'Sales' })
    await dovecot.append(address, [mail('Entrada')])

    expect((await arrives(id, 2)).sort()).toEqual(['Entrada', 'Ventas'])
  })

  test('a folder chosen later is followed from then on', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address))
    await follow()
    await works(id)
    await dovecot.append(address, [mail('Vieja venta')], { folder: 'Sales', at: long })

    await save(id, settings(address, { folders: ['INBOX', 'Sales'] }))
    await works(id)
    await dovecot.append(address, [mail('Nueva venta')], { folder: 'Sales' })

    expect(await arrives(id, 1)).toEqual(['Nueva venta'])
  })

  test.each([
    { afterStoring: 'seen', flag: '\\Seen' },
    { afterStoring: 'flag', flag: '\\Flagged' },
  ] as const)('is told that mails are stored: $afterStoring', async ({ afterStoring, flag }) => {
    const { id, address } = await addInbox()
    await dovecot.append(address, [mail('Viejo')], { at: long })
    await save(id, settings(address, { afterStoring }))
    await follow()
    await works(id)

    await dovecot.append(address, [mail('Nuevo')])
    await arrives(id, 1)

    const flags = await eventually(
      () => flagsIn(address),
      (seen) => seen.some((each) => each.includes(flag)),
    )
    expect(flags.map((each) => each.includes(flag))).toEqual([false, true])
  })

  test('has its stored mails moved away, and fetches none of them again', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address, { afterStoring: 'move', moveTo: 'Archive' }))
    await follow()
    await works(id)

    await dovecot.append(address, [mail('Uno'), mail('Dos')])
    await arrives(id, 2)

    await eventually(
      () => countIn(address, 'Archive'),
      (seen) => seen === 2,
    )
    expect(await countIn(address, 'INBOX')).toBe(0)
    expect(await subjects(id)).toEqual(['Uno', 'Dos'])
  })

  test('goes on when mails cannot be moved, and says so', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address, { afterStoring: 'move', moveTo: 'Nowhere' }))
    await follow()
    await works(id)

    await dovecot.append(address, [mail('Uno')])
    await arrives(id, 1)

    const seen = await eventually(
      () => state(id),
      (one) => one?.fault === 'folder',
    )
    await dovecot.append(address, [mail('Dos')])
    expect(await arrives(id, 2)).toEqual(['Uno', 'Dos'])
    expect(seen?.faultDetail).toContain('Nowhere')
  })

  test('a mail above the limit is held in quarantine with its head, and holds up nothing', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address))
    await follow()
    await works(id)

    await dovecot.append(address, [
      rawMail({ subject: 'Enorme', text: `${'x'.repeat(76)}\n`.repeat(700_000) }),
      mail('Después'),
    ])

    expect(await arrives(id, 2)).toEqual(['Enorme', 'Después'])
    const { items } = await admin.api.mail.received({ query: { outcome: ['quarantined'] } })
    const held = items.find(({ inboxId }) => inboxId === id)
    expect(held).toMatchObject({ subject: 'Enorme', reason: 'too_large', from: 'ana@clinica.example', source: 'imap' })
    expect(held?.size).toBeGreaterThan(50 * 1024 * 1024)
  })

  test('a wrong password is said, and a right one takes effect at once', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address, { password: 'wrong' }))
    await follow()
    const failing = await eventually(
      () => state(id),
      (seen) => seen?.failingSince != null,
    )

    await save(id, settings(address))

    await works(id)
    expect(failing).toMatchObject({ fault: 'sign_in', lastSuccessAt: null })
  })

  test('that is switched off is left alone, and caught up with when it is switched on again', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address))
    await follow()
    await works(id)

    await save(id, settings(address, { isEnabled: false }))
    await eventually(
      () => connections(address),
      (seen) => seen === 0,
    )
    await dovecot.append(address, [mail('Mientras tanto')])
    await save(id, settings(address))

    expect(await arrives(id, 1)).toEqual(['Mientras tanto'])
  })

  test('that is removed is left alone, and what was received stays', async () => {
    const { id, address } = await addInbox()
    await save(id, settings(address))
    await follow()
    await works(id)
    await dovecot.append(address, [mail('Uno')])
    await arrives(id, 1)

    await admin.api.receiving.remove({ params: { id } })

    await eventually(
      () => connections(address),
      (seen) => seen === 0,
    )
    expect(await state(id)).toBeNull()
    expect(await subjects(id)).toEqual(['Uno'])
  })

  test('is tried before anything is kept: its folders, or the step that fails', async () => {
    const { id, address } = await addInbox()
    const attempt = (more: Partial<Draft>) => admin.api.receiving.try({ params: { id }, body: settings(address, more) })

    const [good, signIn, tls, starttls, connection, dns] = await Promise.all([
      attempt({}),
      attempt({ password: 'wrong' }),
      attempt({ port: dovecot.tlsPort, security: 'tls' }),
      attempt({ security: 'starttls' }),
      attempt({ port: 9 }),
      attempt({ host: 'nowhere.invalid' }),
    ])

    expect(good).toMatchObject({ works: true, folders: expect.arrayContaining([{ path: 'Sales', specialUse: null }]) })
    expect(signIn).toMatchObject({ works: false, fault: 'sign_in' })
    // A certificate that nobody vouches for.
    expect(tls).toMatchObject({ works: false, fault: 'tls' })
    expect(starttls).toMatchObject({ works: false, fault: 'tls' })
    expect(connection).toMatchObject({ works: false, fault: 'connection' })
    expect(dns).toMatchObject({ works: false, fault: 'dns' })
    expect(await state(id)).toBeNull()
  })

  test('is opened with a consent instead of a password, until the consent is withdrawn', async () => {
    const { id } = await addInbox()
    const consent = { provider: 'microsoft', clientId: 'client', clientSecret: 'secret' } as const
    const { id: oauthConnectionId } = await admin.api.oauth.create({ body: consent })
    const { url } = await admin.api.oauth.authorize({ params: { id: oauthConnectionId } })
    const { pathname, search } = provider.consent(url)
    await world.fetch(pathname + search, { headers: { cookie: admin.cookie }, redirect: 'manual' })
    const { port } = dovecot
    await save(id, { host: '127.0.0.1', port, security: 'none', username: '', oauthConnectionId })
    await follow()
    await works(id)
    await dovecot.append('consented@desk.example', [mail('Con permiso')])
    await arrives(id, 1)

    provider.isWithdrawn = true
    // The last test here: what is followed later would be followed from then on.
    world.pass(56 * 60_000)
    await dovecot.kill()
    await dovecot.run()

    const seen = await eventually(
      () => state(id),
      (one) => one?.fault === 'consent',
    )
    expect(seen?.faultDetail).toContain('withdrawn')
    expect(await subjects(id)).toEqual(['Con permiso'])
  })

  async function flagsIn(user: string) {
    return dovecot.asUser(user, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true })
      return (await client.fetchAll('1:*', { flags: true })).map(({ flags }) => [...(flags ?? [])])
    })
  }
  async function countIn(user: string, folder: string) {
    return dovecot.asUser(user, async (client) => {
      const status = await client.status(folder, { messages: true })
      return status === false ? undefined : status.messages
    })
  }
  async function connections(user: string): Promise<number> {
    return dovecot.connectionsOf(user)
  }
})
