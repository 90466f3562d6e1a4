import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mail, mailboxesOf } from '#test/mailboxes.ts'
import { rawMail } from '#test/mails.ts'
import { eventually } from '#test/program.ts'
import { Dovecot, whyNoDovecot } from '#test/servers/dovecot.ts'
import { slowProxy } from '#test/servers/slow-proxy.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import type { Receiver } from './index.ts'

const why = whyNoDovecot()
if (why !== undefined) process.stderr.write(`Tests against a real IMAP server are skipped: ${why}\n`)

describe.skipIf(why !== undefined)('a mailbox at a real server', () => {
  let dovecot: Dovecot
  let world: World
  let admin: Somebody
  let box: ReturnType<typeof mailboxesOf>
  let receiver: Receiver | undefined
  const long = new Date('2025-03-01T10:00:00Z')

  beforeAll(async () => {
    dovecot = await Dovecot.start()
    world = await createWorld()
    admin = await world.admin()
    box = mailboxesOf(world, dovecot, admin)
  })
  afterAll(async () => {
    await world?.close()
    await dovecot?.stop()
  })
  afterEach(async () => {
    await receiver?.stop()
    receiver = undefined
  })

  test('is followed from now on: what lies there stays, what comes is a ticket at once', async () => {
    const { id, address } = await box.add()
    await dovecot.append(address, [mail('Viejo')], { at: long })
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [mail('Nuevo')])

    expect(await box.arrives(id, 1)).toEqual(['Nuevo'])
    await world.drain()
    const { items } = await admin.api.tickets.list()
    expect(items.map(({ subject }) => subject)).toContain('Nuevo')
  })

  test('gives also what arrived after the settings were saved and before anybody looked', async () => {
    const { id, address } = await box.add()
    await dovecot.append(address, [mail('Antes')], { at: long })
    await box.save(id, box.settings(address))
    await dovecot.append(address, [mail('Entretanto')])

    receiver = await box.follow()

    await box.works(id)
    expect(await box.subjects(id)).toEqual(['Entretanto'])
  })

  test('loses and doubles nothing when its server is killed in mid-IDLE and comes back', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)
    await dovecot.append(address, [mail('Uno')])
    await box.arrives(id, 1)

    await dovecot.kill()
    const failing = await eventually(
      () => box.state(id),
      (seen) => seen?.failingSince != null,
    )
    await dovecot.run()
    await dovecot.append(address, [mail('Dos'), mail('Tres')])

    await box.arrives(id, 3)
    await box.works(id)
    expect(failing?.fault).toBe('connection')
    expect(await box.subjects(id)).toEqual(['Uno', 'Dos', 'Tres'])
  })

  test('loses and doubles nothing when its UIDs change, and the past stays the past', async () => {
    const { id, address } = await box.add()
    await dovecot.append(address, [mail('Pasado')], { at: long })
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)
    await dovecot.append(address, [mail('Uno'), mail('Dos')])
    await box.arrives(id, 2)

    await dovecot.kill()
    await dovecot.loseUids(address)
    await dovecot.run()
    await dovecot.append(address, [mail('Tres')])

    await box.arrives(id, 3)
    await box.works(id)
    await dovecot.append(address, [mail('Cuatro')])
    await box.arrives(id, 4)
    expect(await box.subjects(id)).toEqual(['Uno', 'Dos', 'Tres', 'Cuatro'])
    const fetched = await world.db.selectFrom('imapCursors').selectAll().where('inboxId', '=', id).execute()
    expect(fetched).toHaveLength(1)
  })

  test('may answer slowly', async () => {
    const { id, address } = await box.add()
    const proxy = await slowProxy(dovecot.port, 150)
    await box.save(id, box.settings(address, { port: proxy.port }))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [mail('Despacio'), mail('Con calma')])

    expect(await box.arrives(id, 2)).toEqual(['Despacio', 'Con calma'])
    proxy.close()
  })

  test('may have several folders', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address, { folders: ['INBOX', 'Sales'] }))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [mail('Ventas')], { folder: 'Sales' })
    await dovecot.append(address, [mail('Entrada')])

    expect((await box.arrives(id, 2)).sort()).toEqual(['Entrada', 'Ventas'])
  })

  test('a folder chosen later is followed from then on', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)
    await dovecot.append(address, [mail('Vieja venta')], { folder: 'Sales', at: long })

    await box.save(id, box.settings(address, { folders: ['INBOX', 'Sales'] }))
    await box.works(id)
    await dovecot.append(address, [mail('Nueva venta')], { folder: 'Sales' })

    expect(await box.arrives(id, 1)).toEqual(['Nueva venta'])
  })

  test.each([
    { afterStoring: 'seen', flag: '\\Seen' },
    { afterStoring: 'flag', flag: '\\Flagged' },
  ] as const)('is told that mails are stored: $afterStoring', async ({ afterStoring, flag }) => {
    const { id, address } = await box.add()
    await dovecot.append(address, [mail('Viejo')], { at: long })
    await box.save(id, box.settings(address, { afterStoring }))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [mail('Nuevo')])
    await box.arrives(id, 1)

    const flags = await eventually(
      () => flagsIn(address),
      (seen) => seen.some((each) => each.includes(flag)),
    )
    expect(flags.map((each) => each.includes(flag))).toEqual([false, true])
  })

  test('has its stored mails moved away, and fetches none of them again', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address, { afterStoring: 'move', moveTo: 'Archive' }))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [mail('Uno'), mail('Dos')])
    await box.arrives(id, 2)

    await eventually(
      () => countIn(address, 'Archive'),
      (seen) => seen === 2,
    )
    expect(await countIn(address, 'INBOX')).toBe(0)
    expect(await box.subjects(id)).toEqual(['Uno', 'Dos'])
  })

  test('goes on when mails cannot be moved, and says so', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address, { afterStoring: 'move', moveTo: 'Nowhere' }))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [mail('Uno')])
    await box.arrives(id, 1)

    const seen = await eventually(
      () => box.state(id),
      (one) => one?.fault === 'folder',
    )
    await dovecot.append(address, [mail('Dos')])
    expect(await box.arrives(id, 2)).toEqual(['Uno', 'Dos'])
    expect(seen?.faultDetail).toContain('Nowhere')
  })

  test('a mail above the limit is held in quarantine with its head, and holds up nothing', async () => {
    const { id, address } = await box.add()
    await box.save(id, box.settings(address))
    receiver = await box.follow()
    await box.works(id)

    await dovecot.append(address, [
      rawMail({ subject: 'Enorme', text: `${'x'.repeat(76)}\n`.repeat(700_000) }),
      mail('Después'),
    ])

    expect(await box.arrives(id, 2)).toEqual(['Enorme', 'Después'])
    const { items } = await admin.api.mail.received({ query: { outcome: ['quarantined'] } })
    const held = items.find(({ inboxId }) => inboxId === id)
    expect(held).toMatchObject({ subject: 'Enorme', reason: 'too_large', from: 'ana@clinica.example', source: 'imap' })
    expect(held?.size).toBeGreaterThan(50 * 1024 * 1024)
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
})
