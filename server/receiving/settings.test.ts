import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type MailboxDraft, mail, mailboxesOf } from '#test/mailboxes.ts'
import { eventually } from '#test/program.ts'
import { Dovecot, whyNoDovecot } from '#test/servers/dovecot.ts'
import { startOauthProvider } from '#test/servers/oauth-provider.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import type { Receiver } from './index.ts'

const why = whyNoDovecot()
if (why !== undefined) process.stderr.write(`Tests against a real IMAP server are skipped: ${why}\n`)

describe.skipIf(why !== undefined)('the settings of a mailbox at a real server', () => {
  let dovecot: Dovecot
  let world: World
  let admin: Somebody
  let box: ReturnType<typeof mailboxesOf>
  let receiver: Receiver | undefined
  let provider: Awaited<ReturnType<typeof startOauthProvider>>

  beforeAll(async () => {
    provider = await startOauthProvider('consented@desk.example')
    dovecot = await Dovecot.start(provider.introspectionUrl)
    world = await createWorld({ fetch: provider.fetch })
    admin = await world.admin()
    box = mailboxesOf(world, dovecot, admin)
  })
  afterAll(async () => {
    await world?.close()
    await dovecot?.stop()
    provider?.close()
  })
  afterEach(async () => {
    await receiver?.stop()
    receiver = undefined
  })

  test('a wrong password is said, and a right one takes effect at once', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address, { password: 'wrong' }))
    receiver = await box.follow()
    const failing = await eventually(
      () => box.state(id),
      (seen) => seen?.failingSince != null,
    )

    await box.save(id, box.settings(address))

    await box.works(id)
    expect(failing).toMatchObject({ fault: 'sign_in', lastSuccessAt: null })
  })

  test('that is switched off is left alone, and caught up with when it is switched on again', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)

    await box.save(id, box.settings(address, { isEnabled: false }))
    await eventually(
      async () => dovecot.connectionsOf(address),
      (seen) => seen === 0,
    )
    await dovecot.append(address, [mail('Mientras tanto')])
    await box.save(id, box.settings(address))

    expect(await box.arrives(id, 1)).toEqual(['Mientras tanto'])
  })

  test('that is removed is left alone, and what was received stays', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)
    await dovecot.append(address, [mail('Uno')])
    await box.arrives(id, 1)

    await admin.api.receiving.remove({ params: { id } })

    await eventually(
      async () => dovecot.connectionsOf(address),
      (seen) => seen === 0,
    )
    expect(await box.state(id)).toBeNull()
    expect(await box.subjects(id)).toEqual(['Uno'])
  })

  test('is tried before anything is kept: its folders, or the step that fails', async () => {
    const { id, address } = await box.add()
    const attempt = (more: Partial<MailboxDraft>) =>
      admin.api.receiving.try({ params: { id }, body: box.settings(address, more) })

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
    expect(await box.state(id)).toBeNull()
  })

  test('is opened with a consent instead of a password, until the consent is withdrawn', async () => {
    const { id } = await box.add()
    const consent = { provider: 'microsoft', clientId: 'client', clientSecret: 'secret' } as const
    const { id: oauthConnectionId } = await admin.api.oauth.create({ body: consent })
    const { url } = await admin.api.oauth.authorize({ params: { id: oauthConnectionId } })
    const { pathname, search } = provider.consent(url)
    await world.fetch(pathname + search, { headers: { cookie: admin.cookie }, redirect: 'manual' })
    const { port } = dovecot
    await box.save(id, { host: '127.0.0.1', port, security: 'none', username: '', oauthConnectionId })
    receiver = await box.follow()
    await box.works(id)
    await dovecot.append('consented@desk.example', [mail('Con permiso')])
    await box.arrives(id, 1)

    provider.isWithdrawn = true
    // The last test here: what is followed later would be followed from then on.
    world.pass(56 * 60_000)
    await dovecot.kill()
    await dovecot.run()

    const seen = await eventually(
      () => box.state(id),
      (one) => one?.fault === 'consent',
    )
    expect(seen?.faultDetail).toContain('withdrawn')
    expect(await box.subjects(id)).toEqual(['Con permiso'])
  })
})
