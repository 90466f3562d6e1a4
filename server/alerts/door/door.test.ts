import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AlertSourceKind, mostAlertBytes } from '#contract/alert-sources.ts'
import { deviceOf } from '#test/devices.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let serial = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

const minute = 60_000
const form = 'application/x-www-form-urlencoded'
const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')

let source: { id: string; token: string; kind: AlertSourceKind }
async function sourceOf(kind: AlertSourceKind) {
  serial += 1
  source = await admin.api.alertSources.create({ body: { name: `${kind} ${serial}`, kind } })
}
beforeEach(() => sourceOf('alertmanager'))

/** Posts a body as the monitor does; answers the status. */
async function post(body: string, { type = 'application/json', token = source.token, kind = source.kind } = {}) {
  const answer = await world.fetch(`/api/v1/alerts/incoming/${kind}?token=${token}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  await answer.text()
  return answer.status
}

async function tell(name: string, type?: string) {
  expect(await post(sample(name), { ...(type && { type }) })).toBe(202)
  await world.drain()
}

const groups = async () => {
  const { items } = await admin.api.alerts.list({ query: { limit: 200 } })
  return items.filter(({ sourceName }) => sourceName?.endsWith(` ${serial}`))
}
const receipts = async () => (await admin.api.alertSources.receipts({ params: { id: source.id } })).items
const mine = async () => (await admin.api.alertSources.list()).items.find(({ id }) => id === source.id)
const ticketOf = async (number: number | null | undefined) => admin.api.tickets.get({ params: { number: number ?? 0 } })
const notesOf = async (number: number | null | undefined) =>
  (await admin.api.messages.list({ params: { number: number ?? 0 }, query: {} })).items

describe('what a monitor sends', () => {
  test('is stored before it is read', async () => {
    expect(await post(sample('alertmanager-01-firing-DiskFilling.json'))).toBe(202)

    expect(await receipts()).toMatchObject([{ state: 'waiting' }])
    expect(await groups()).toEqual([])
    expect((await mine())?.lastReceivedAt).not.toBeNull()
  })

  test.each<[AlertSourceKind, string, string, string | undefined]>([
    ['alertmanager', 'alertmanager-03-firing-InstanceDown.json', 'pats-laptop is offline', undefined],
    ['grafana', 'grafana-1.json', 'SRV-DB: Memory above 95 %', undefined],
    ['zabbix', 'zabbix-1.json', 'pats-laptop: Disk space is low on / (93%)', undefined],
    ['uptime-kuma', 'uptime-kuma-1.json', 'intranet.example.test: Intranet', undefined],
    ['nagios', 'nagios-1.form', 'pats-laptop: Print queue: CRITICAL', form],
    ['nagios', 'nagios-1.form', 'pats-laptop: Print queue: CRITICAL', 'text/plain'],
    ['generic', 'generic-1.json', 'nas-01: Backup failed', undefined],
  ])('opens an incident: %s with %s', async (kind, name, title, type) => {
    await sourceOf(kind)

    await tell(name, type)

    const [group] = await groups()
    expect(group).toMatchObject({ source: kind, state: 'firing', title, device: null })
    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ subject: title, type: 'incident', channel: 'alert' })
    expect(await receipts()).toMatchObject([{ state: 'handled', alertCount: 1 }])
  })

  test('is about a device of ours where the host is called so, with its domain or without', async () => {
    const device = await deviceOf(admin, 'Pats-Laptop')

    await tell('alertmanager-04-firing-PrintQueueStuck.json')

    const [group] = await groups()
    expect(group).toMatchObject({ device: { id: device.id }, check: 'PrintQueueStuck' })
    const { items } = await admin.api.deviceFacts.tickets({ params: { id: device.id } })
    expect(items.map(({ number }) => number)).toContain(group?.ticketNumber)
    await admin.api.devices.update({ params: { id: device.id }, body: { name: 'Another' } })
  })

  test('that fires again under another beginning is counted on its incident', async () => {
    await tell('alertmanager-01-firing-DiskFilling.json')
    await tell('alertmanager-02-resolved-DiskFilling.json')
    await tell('alertmanager-06-firing-DiskFilling.json')

    expect(await groups()).toMatchObject([{ state: 'firing', repeatCount: 2 }])
    const [group] = await groups()
    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ status: 'new' })
  })

  test('and is over solves its untouched incident after ten minutes', async () => {
    await sourceOf('nagios')
    await tell('nagios-1.form', form)
    await tell('nagios-2.form', form)
    const [group] = await groups()
    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ status: 'new' })

    world.pass(11 * minute)
    await world.run('alerts:look')

    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ status: 'solved' })
  })

  test('and is not understood is kept with the reason, and can be read again', async () => {
    expect(await post('{"alerts":')).toBe(202)
    expect(await post('{"alerts":[{"status":"maybe"}]}')).toBe(202)
    expect(await post('\u0000<xml/>', { type: 'text/xml' })).toBe(202)
    await world.drain()

    const items = await receipts()
    expect(items.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'failed unreadable',
      'failed not_understood',
      'failed unreadable',
    ])
    expect(items[1]?.detail).toContain('alerts.0')
    expect((await mine())?.lastFault?.reason).toBe('unreadable')
    const one = { params: { id: source.id, receiptId: items[2]?.id ?? '' } }
    expect((await admin.api.alertSources.receipt(one)).body).toBe('{"alerts":')
    expect(await admin.api.alertSources.retry(one)).toMatchObject({ state: 'waiting', reason: null })
  })

  test('is kept for 30 days', async () => {
    await tell('alertmanager-01-firing-DiskFilling.json')
    world.pass(31 * 24 * 60 * minute)

    await world.run('desk:tidy')

    // The session of before has ended meanwhile.
    admin = await world.admin()
    expect(await receipts()).toEqual([])
    expect(await groups()).toHaveLength(1)
  })
})

describe('what a monitor that repeats itself tells of no more', () => {
  const hours = (count: number) => world.pass(count * 60 * minute)
  const look = () => world.run('alerts:look')

  test('counts as over after a day, is noted, and closes nothing, whoever worked on it', async () => {
    await tell('alertmanager-01-firing-DiskFilling.json')
    const [before] = await groups()
    hours(23)
    await look()
    expect((await groups())[0]).toMatchObject({ state: 'firing', unheardSince: null })

    hours(2)
    await look()
    hours(1)
    await look()

    const [group] = await groups()
    expect(group).toMatchObject({ state: 'resolved', ticketNumber: before?.ticketNumber })
    expect(Date.parse(group?.unheardSince ?? '')).toBeLessThan(Date.parse(group?.resolvedAt ?? '') - 24 * 60 * minute)
    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ status: 'new' })
    const notes = await notesOf(group?.ticketNumber)
    expect(notes.filter(({ bodyText }) => bodyText.includes('24 horas'))).toHaveLength(1)
  })

  test('fires on as long as it is repeated', async () => {
    await tell('alertmanager-01-firing-DiskFilling.json')
    for (let round = 0; round < 4; round += 1) {
      hours(12)
      await tell('alertmanager-01-firing-DiskFilling.json')
      await look()
    }

    expect(await groups()).toMatchObject([{ state: 'firing', unheardSince: null }])
  })

  test('fires again when it is told of again, and is over by the monitor’s own word', async () => {
    await tell('alertmanager-01-firing-DiskFilling.json')
    hours(25)
    await look()

    await tell('alertmanager-01-firing-DiskFilling.json')
    expect(await groups()).toMatchObject([{ state: 'firing', unheardSince: null }])
    hours(25)
    await look()
    await tell('alertmanager-02-resolved-DiskFilling.json')

    const [group] = await groups()
    expect(group).toMatchObject({ state: 'resolved', unheardSince: null })
    world.pass(16 * minute)
    await look()
    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ status: 'solved' })
  })

  test('fires for ever where the monitor tells once, and as long as its administrator says', async () => {
    await sourceOf('zabbix')
    await tell('zabbix-1.json')
    hours(240)
    await look()
    expect(await groups()).toMatchObject([{ state: 'firing' }])

    const fresh = await world.admin()
    const change = (silentAfterHours: number) =>
      fresh.api.alertSources.update({ params: { id: source.id }, body: { silentAfterHours } })
    await change(300)
    await look()
    expect(await groups()).toMatchObject([{ state: 'firing' }])
    await change(200)
    await look()

    expect(await groups()).toMatchObject([{ state: 'resolved' }])
    await expect(change(0)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('the door', () => {
  test('knows no token but the present one, and only for its own kind', async () => {
    const old = source.token
    expect(await post('{}', { token: 'x'.repeat(43) })).toBe(404)
    expect(await post('{}', { kind: 'zabbix' })).toBe(404)

    const { token } = await admin.api.alertSources.renew({ params: { id: source.id } })

    expect(await post('{}', { token: old })).toBe(404)
    expect(await post('{}', { token })).toBe(202)
    await admin.api.alertSources.remove({ params: { id: source.id } })
    expect(await post('{}', { token })).toBe(404)
  })

  test('shows a token once and keeps only its hash', async () => {
    const row = await world.db.selectFrom('alertSources').selectAll().where('id', '=', source.id).executeTakeFirst()

    expect(JSON.stringify(row)).not.toContain(source.token)
    expect(JSON.stringify(await mine())).not.toContain(source.token)
  })

  test('refuses what is too large', async () => {
    expect(await post(`"${'x'.repeat(mostAlertBytes)}"`)).toBe(413)
  })

  test('tells who sends too much when to come back', async () => {
    const statuses = await Promise.all(Array.from({ length: 300 }, () => post('{}')))

    // 240 a minute; on a slow machine some more come back while these are sent.
    expect(statuses).toContain(429)
    expect(statuses.filter((status) => status === 202).length).toBeGreaterThanOrEqual(240)
    world.pass(minute)
    expect(await post('{}')).toBe(202)
  })

  test('is made by administrators alone, under a name of its own', async () => {
    const agent = await world.person('agent')
    const body = { name: `ALERTMANAGER ${serial}`, kind: 'generic' as const }

    await expect(agent.api.alertSources.create({ body })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(admin.api.alertSources.create({ body })).rejects.toMatchObject({ code: 'name_taken' })
  })
})

describe('an alert', () => {
  const say = async (state: 'firing' | 'resolved') => {
    expect(await post(JSON.stringify({ title: 'Link', key: 'link', check: 'link', state }))).toBe(202)
    await world.drain()
    world.pass(minute)
  }

  test('that comes and goes says so once, and nothing more until it was quiet', async () => {
    await sourceOf('generic')
    for (let round = 0; round < 5; round += 1) {
      await say('firing')
      await say('resolved')
    }
    const [group] = await groups()
    expect(group).toMatchObject({ isFlapping: true })
    const held = await notesOf(group?.ticketNumber)
    // The first message, three changes each with its note, and the one that says that it flaps.
    expect(held).toHaveLength(5)

    world.pass(14 * minute)
    await world.run('alerts:look')
    await say('firing')

    expect((await groups())[0]).toMatchObject({ isFlapping: false })
    expect(await ticketOf(group?.ticketNumber)).toMatchObject({ status: 'solved' })
  })

  test('that an agent muted tells nobody, and has its incident when it still fires afterwards', async () => {
    await sourceOf('generic')
    const agent = await world.person('agent')
    await say('firing')
    const [first] = await groups()
    await admin.api.tickets.change({ params: { number: first?.ticketNumber ?? 0 }, body: { status: 'solved' } })
    const muted = await agent.api.alerts.mute({ params: { id: first?.id ?? '' }, body: { minutes: 60 } })
    expect(muted).toMatchObject({ mutedBy: 'person' })
    await say('firing')
    expect((await groups())[0]?.ticketNumber).toBe(first?.ticketNumber)

    world.pass(61 * minute)
    await world.run('alerts:look')

    const [after] = await groups()
    expect(after).toMatchObject({ mutedBy: null, mutedUntil: null })
    expect(after?.ticketNumber).not.toBe(first?.ticketNumber)
    expect(await ticketOf(after?.ticketNumber)).toMatchObject({ status: 'new' })
  })

  test('is told of again at once when it is unmuted', async () => {
    await sourceOf('generic')
    await say('firing')
    const params = { id: (await groups())[0]?.id ?? '' }
    await admin.api.alerts.mute({ params, body: { minutes: 60 } })

    expect(await admin.api.alerts.unmute({ params })).toMatchObject({ mutedBy: null, mutedUntil: null })
  })
})
