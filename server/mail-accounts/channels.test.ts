import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { healthOf } from './channels.ts'

const now = new Date('2026-03-02T10:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const well = { use: 'receiving', failingSince: null, lastSuccessAt: ago(1), updatedAt: ago(90), consentExpiresAt: null }
const ahead = (days: number) => ago(-days * 24 * 60)

describe('a mail server', () => {
  test.each([
    { name: 'that answered a minute ago is well', signs: {}, state: 'ok' },
    { name: 'that fails is failing', signs: { failingSince: ago(2) }, state: 'failing' },
    {
      name: 'of which nothing was heard for ten minutes is silent',
      signs: { lastSuccessAt: ago(11) },
      state: 'silent',
    },
    {
      name: 'never heard of is silent ten minutes after it was set up',
      signs: { lastSuccessAt: null },
      state: 'silent',
    },
    { name: 'just set up is well', signs: { lastSuccessAt: null, updatedAt: ago(1) }, state: 'ok' },
    { name: 'for sending may be quiet', signs: { use: 'sending', lastSuccessAt: ago(999) }, state: 'ok' },
    { name: 'with two weeks of consent is told', signs: { consentExpiresAt: ahead(13) }, state: 'expiring' },
    { name: 'with a month of consent is well', signs: { consentExpiresAt: ahead(30) }, state: 'ok' },
  ])('$name', ({ signs, state }) => {
    expect(healthOf({ ...well, ...signs }, now).state).toBe(state)
  })
})

describe('an alarm', () => {
  let world: World
  let admin: Somebody
  let inboxId: string

  beforeAll(async () => {
    world = await createWorld()
    admin = await world.admin()
    const team = await admin.api.teams.create({ body: { name: 'Sales', visibility: 'members' } })
    const body = { name: 'Sales', address: 'sales@desk.example', teamId: team.id }
    inboxId = (await admin.api.inboxes.create({ body })).id
    await admin.api.receiving.save({
      params: { id: inboxId },
      body: { host: 'imap.desk.example', port: 993, security: 'tls', username: 'sales', password: 'secret' },
    })
  })
  afterAll(() => world.close())

  const ready = async () => {
    const response = await world.fetch('/readyz')
    return { status: response.status, report: (await response.json()) as { status: string; channels: object } }
  }
  const failing = (fault: string) =>
    world.db
      .updateTable('mailAccounts')
      .set({ failingSince: new Date(), fault, faultDetail: 'from the server' })
      .where('inboxId', '=', inboxId)
      .execute()

  test('makes the node degraded, but not unready: another start would not help', async () => {
    const before = await ready()
    await failing('sign_in')

    const after = await ready()

    expect(before).toMatchObject({ status: 200, report: { status: 'ok' } })
    expect(after).toMatchObject({ status: 200, report: { status: 'degraded' } })
    expect(after.report.channels).toMatchObject({
      'receiving:sales@desk.example': { state: 'failing', fault: 'sign_in', lastSuccessAt: null },
    })
  })

  test('is seen in the metrics', async () => {
    await failing('sign_in')

    const metrics = await (await world.fetch('/metrics')).text()

    expect(metrics).toContain('mesa_mail_channel_working{inbox="sales@desk.example",use="receiving"} 0')
    expect(metrics).toContain('mesa_mail_channel_fetched_mails{inbox="sales@desk.example"} 0')
  })

  test('concerns the agents who see the mail of the inbox, and only administrators read what the server said', async () => {
    await failing('sign_in')
    const [team] = (await admin.api.teams.list()).items
    const member = await world.person('agent', { teamIds: [team?.id ?? ''] })
    const other = await world.person('agent')

    const seen = await Promise.all([admin, member, other].map(async ({ api }) => (await api.channels.list()).items))

    expect(seen[0]?.[0]).toMatchObject({ state: 'failing', faultDetail: 'from the server' })
    expect(seen[1]?.[0]).toMatchObject({ state: 'failing', faultDetail: null })
    expect(seen[2]).toEqual([])
  })

  test('ends when a server is switched off', async () => {
    await failing('sign_in')
    const server = { host: 'imap.desk.example', port: 993, security: 'tls' as const, username: 'sales' }

    await admin.api.receiving.save({ params: { id: inboxId }, body: { ...server, isEnabled: false } })

    expect((await admin.api.channels.list()).items).toEqual([])
  })

  test('a password that is kept goes to no other server', async () => {
    const body = { host: 'evil.example', port: 993, security: 'tls' as const, username: 'sales' }

    const refusals = await Promise.allSettled([
      admin.api.receiving.save({ params: { id: inboxId }, body }),
      admin.api.receiving.try({ params: { id: inboxId }, body }),
    ])

    const refused = { status: 'rejected', reason: expect.objectContaining({ fieldCodes: { password: 'required' } }) }
    expect(refusals).toEqual([refused, refused])
  })
})
