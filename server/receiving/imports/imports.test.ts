import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rawMail, sentMails } from '#test/mails.ts'
import { eventually } from '#test/program.ts'
import { Dovecot, whyNoDovecot } from '#test/servers/dovecot.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

const why = whyNoDovecot()
if (why !== undefined) process.stderr.write(`Tests against a real IMAP server are skipped: ${why}\n`)

describe.skipIf(why !== undefined)('an import of old mail from a mailbox', () => {
  let dovecot: Dovecot
  let world: World
  let admin: Somebody

  beforeAll(async () => {
    dovecot = await Dovecot.start()
    world = await createWorld()
    admin = await world.admin()
  })
  afterAll(async () => {
    await world?.close()
    await dovecot?.stop()
  })

  let count = 0
  async function addMailbox() {
    count += 1
    const username = `old${count}@desk.example`
    const { id } = await admin.api.inboxes.create({ body: { name: `Old ${count}`, address: username } })
    const { port, password } = dovecot
    const body = { host: '127.0.0.1', port, security: 'none' as const, username, password }
    await admin.api.receiving.save({ params: { id }, body })
    return { id, username }
  }
  const begin = (id: string, body: { folders: string[]; since?: string | null }) =>
    admin.api.receiving.beginImport({ params: { id }, body })
  const last = async (id: string) => (await admin.api.receiving.imports({ params: { id } })).items[0]
  const day = (number: number) => new Date(Date.UTC(2025, 2, number, 10))
  const ofInbox = (id: string) =>
    world.db.selectFrom('receivedMails').selectAll().where('inboxId', '=', id).orderBy('id').execute()

  test('brings the mails of all its folders, oldest first, and writes to nobody', async () => {
    const { id, username } = await addMailbox()
    const question = rawMail({ subject: 'Pregunta', messageId: '<question@clinica.example>' })
    const answer = rawMail({ subject: 'RE: Pregunta', headers: { 'In-Reply-To': '<question@clinica.example>' } })
    await dovecot.append(username, [answer], { at: day(2) })
    await dovecot.append(username, [question], { folder: 'Sales', at: day(1) })

    await begin(id, { folders: ['INBOX', 'Sales'] })
    const sent = await sentMails(world)

    expect(await last(id)).toMatchObject({
      state: 'done',
      total: 2,
      done: 2,
      counts: { opened: 1, added: 1, known: 0 },
    })
    expect(sent).toEqual([])
  })

  test('takes only what arrived since a day, and what is here already only once', async () => {
    const { id, username } = await addMailbox()
    await dovecot.append(username, [rawMail({ subject: 'Demasiado viejo' })], { at: day(1) })
    await dovecot.append(username, [rawMail({ subject: 'Viejo' })], { at: day(3) })
    await begin(id, { folders: ['INBOX'], since: day(2).toISOString() })
    await world.drain()

    await begin(id, { folders: ['INBOX'], since: null })
    await world.drain()

    const counts = (await last(id))?.counts
    expect(counts).toMatchObject({ opened: 1, known: 1 })
    expect((await ofInbox(id)).map(({ subject }) => subject)).toEqual(['Viejo', 'Demasiado viejo'])
  })

  test('is broken off when it is cancelled, and what it brought stays', async () => {
    const { id, username } = await addMailbox()
    await dovecot.append(username, [rawMail(), rawMail()], { at: day(1) })
    const { id: importId } = await begin(id, { folders: ['INBOX'] })

    const cancelled = await admin.api.receiving.cancelImport({ params: { id: importId } })
    await world.drain()

    expect(cancelled.state).toBe('cancelled')
    expect(await ofInbox(id)).toEqual([])
    await expect(admin.api.receiving.cancelImport({ params: { id: importId } })).rejects.toMatchObject({
      code: 'already_done',
    })
  })

  test('runs only once at a time for an inbox', async () => {
    const { id } = await addMailbox()
    await begin(id, { folders: ['INBOX'] })

    const second = begin(id, { folders: ['INBOX'] })

    await expect(second).rejects.toMatchObject({ code: 'already_done' })
  })

  test('says which folder is missing, and goes on when it is there', async () => {
    const { id, username } = await addMailbox()
    await begin(id, { folders: ['Projects'] })
    const interrupted = await eventually(
      async () => {
        await world.drain()
        return last(id)
      },
      (one) => one?.fault !== null,
    )
    await dovecot.asUser(username, (client) => client.mailboxCreate('Projects'))
    await dovecot.append(username, [rawMail()], { folder: 'Projects', at: day(1) })

    await world.db.deleteFrom('mailImports').where('inboxId', '=', id).where('state', '<>', 'running').execute()
    await retryJobs()
    await world.drain()

    expect(interrupted).toMatchObject({ state: 'running', fault: 'folder' })
    expect(await last(id)).toMatchObject({ state: 'done', total: 1, fault: null })
  })

  test('is refused where no mailbox is set up, and to everybody but administrators', async () => {
    const { id } = await admin.api.inboxes.create({ body: { name: 'No mailbox', address: 'none@desk.example' } })
    const agent = await world.person('agent')

    await expect(begin(id, { folders: ['INBOX'] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      agent.api.receiving.beginImport({ params: { id }, body: { folders: ['INBOX'] } }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  /** Without waiting for the pause after a failure. */
  async function retryJobs() {
    await world.desk.pool.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')
  }
})
