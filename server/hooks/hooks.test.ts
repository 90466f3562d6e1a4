import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type HookMapping, mostHookBytes } from '#contract/hooks.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let noa: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa Rivas' })
})
afterAll(() => world.close())

const mapping: HookMapping = {
  subject: '{{name}} en {{host}}',
  text: '{{text}}',
  requesterEmail: 'monitor@empresa.example',
  requesterName: 'Monitor',
  type: 'incident',
  teamId: null,
  tags: ['alerta'],
  fields: [],
  impact: 2,
  urgency: 3,
  levels: null,
  key: '{{host}}',
  onlyWhen: null,
  solvedWhen: { path: 'state', values: ['ok'] },
  isFromMachine: true,
}

let hook: { id: string; token: string }
let serial = 0
beforeEach(async () => {
  serial += 1
  hook = await admin.api.hooks.create({ body: { name: `Zabbix ${serial}`, mapping } })
})

const send = (body: object) => world.stranger.hooks.receive({ params: { token: hook.token }, body })
const alert = (more: object = {}) => ({ name: 'Disco lleno', host: 'srv-1', text: 'Queda 1 %', ...more })
const log = async () => (await admin.api.hooks.receipts({ params: { id: hook.id } })).items
const ticketOf = async (number: number | null | undefined) => noa.api.tickets.get({ params: { number: number ?? 0 } })
const mailsOf = async (ticketId: string) => {
  const rows = await world.db.selectFrom('outgoingMails').select('purpose').where('ticketId', '=', ticketId).execute()
  return rows.map(({ purpose }) => purpose)
}

describe('what arrives by a hook', () => {
  test('is stored before it is answered, and becomes a ticket that says by which hook it came', async () => {
    await send(alert())
    const [stored] = await log()
    await world.drain()

    expect(stored).toMatchObject({ state: 'waiting', ticketNumber: null })
    const [opened] = await log()
    expect(opened).toMatchObject({ state: 'opened' })
    const ticket = await ticketOf(opened?.ticketNumber)
    expect(ticket).toMatchObject({ subject: 'Disco lleno en srv-1', priority: 2, tags: ['alerta'] })
    const { items } = await noa.api.tickets.history({ params: ticket })
    expect(items[0]).toMatchObject({
      type: 'ticket.created',
      cause: { kind: 'hook', detail: `Zabbix ${serial}`, person: null },
    })
    expect(await mailsOf(ticket.id)).toEqual([])
  })

  test('fills custom fields, and leaves out what does not fit them', async () => {
    const name = (es: string) => ({ es, en: '' })
    await admin.api.fields.create({ body: { key: 'carga', type: 'number', labels: name('Carga') } })
    const options = [{ value: 'mad', labels: name('Madrid') }]
    await admin.api.fields.create({ body: { key: 'sede', type: 'choice', labels: name('Sede'), options } })
    const fields = [
      { key: 'carga', text: '{{load}}' },
      { key: 'sede', text: '{{site}}' },
    ]
    await admin.api.hooks.update({ params: { id: hook.id }, body: { mapping: { ...mapping, fields } } })

    await send(alert({ load: 93.5, site: 'París' }))
    await world.drain()

    const [opened] = await log()
    expect((await ticketOf(opened?.ticketNumber)).fields).toEqual({ carga: 93.5 })
    const tried = await admin.api.hooks.try({
      body: { name: 'Zabbix', mapping: { ...mapping, fields }, sample: alert({ site: 'Madrid' }) },
    })
    expect(tried.fields).toEqual([
      { key: 'carga', value: null },
      { key: 'sede', value: 'mad' },
    ])
    const unknown = { ...mapping, fields: [{ key: 'nadie', text: 'x' }] }
    await expect(admin.api.hooks.update({ params: { id: hook.id }, body: { mapping: unknown } })).rejects.toMatchObject(
      { fieldCodes: { 'mapping.fields.0.key': 'unknown' } },
    )
  })

  test('about the same matter is added to its open ticket, and opens another one when that is solved', async () => {
    await send(alert())
    await send(alert({ text: 'Queda 0 %' }))
    await send(alert({ state: 'ok', text: 'Arreglado' }))
    await send(alert({ text: 'Otra vez' }))
    await world.drain()

    const outcomes = (await log()).toReversed()
    expect(outcomes.map(({ state }) => state)).toEqual(['opened', 'added', 'solved', 'opened'])
    const [first, second, third, fourth] = outcomes.map(({ ticketNumber }) => ticketNumber)
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
    expect(await ticketOf(first)).toMatchObject({ status: 'solved', messageCount: 3 })
  })

  test('is added to the ticket into which its own was merged', async () => {
    await send(alert())
    await world.drain()
    const [{ ticketNumber } = { ticketNumber: null }] = await log()
    const other = await noa.api.tickets.create({ body: { subject: 'Servidores', bodyText: 'Todo mal' } })
    await noa.api.tickets.merge({ params: { number: ticketNumber ?? 0 }, body: { into: other.number } })

    await send(alert({ text: 'Sigue' }))
    await world.drain()

    expect((await log())[0]).toMatchObject({ state: 'added', ticketNumber: other.number })
  })

  test('that says that nothing is wrong any more, where nothing was, is ignored and says why', async () => {
    await send(alert({ state: 'ok' }))
    await world.drain()

    expect(await log()).toMatchObject([{ state: 'ignored', reason: 'nothing_open', ticketNumber: null }])
  })

  test('and cannot become a ticket is kept, and read again by hand when the hook was mended', async () => {
    const broken = { ...mapping, requesterEmail: '{{owner}}' }
    await admin.api.hooks.update({ params: { id: hook.id }, body: { mapping: broken } })
    const { id: receiptId } = await send(alert())
    await world.drain()
    const [failed] = await log()
    const params = { id: hook.id, receiptId }
    const { body } = await admin.api.hooks.receipt({ params })

    await admin.api.hooks.update({ params: { id: hook.id }, body: { mapping } })
    await admin.api.hooks.retry({ params })
    await world.drain()

    expect(failed).toMatchObject({ state: 'failed', reason: 'no_requester' })
    expect(JSON.parse(body)).toEqual(alert())
    expect(await log()).toMatchObject([{ state: 'opened' }])
    await expect(admin.api.hooks.retry({ params })).rejects.toMatchObject({ code: 'already_done' })
  })

  test('while the hook is off is kept too', async () => {
    await admin.api.hooks.update({ params: { id: hook.id }, body: { isActive: false } })
    await send(alert())
    await world.drain()

    expect(await log()).toMatchObject([{ state: 'failed', reason: 'switched_off' }])
  })

  test('from people is acknowledged, and somebody waits for an answer', async () => {
    const form = { ...mapping, requesterEmail: '{{email}}', isFromMachine: false, solvedWhen: null, key: '' }
    await admin.api.hooks.update({ params: { id: hook.id }, body: { mapping: form } })
    await send(alert({ email: 'Luis@cliente.example' }))
    await world.drain()

    const [opened] = await log()
    const ticket = await ticketOf(opened?.ticketNumber)
    expect(ticket).toMatchObject({
      requester: { email: 'luis@cliente.example' },
      awaitsReply: true,
    })
    expect(await mailsOf(ticket.id)).toEqual(['acknowledgement'])
  })

  test('is refused where it is too large, or where nobody has this token', async () => {
    await expect(send({ text: 'x'.repeat(mostHookBytes) })).rejects.toMatchObject({ code: 'too_large' })
    await admin.api.hooks.renew({ params: { id: hook.id } })
    await expect(send(alert())).rejects.toMatchObject({ code: 'not_found' })
    expect(await log()).toEqual([])
  })

  test('too fast is asked to come back later', async () => {
    await world.db
      .insertInto('rateWindows')
      .values({
        key: `hook:${hook.id}`,
        startsAt: new Date(Math.floor(Date.now() / 60_000) * 60_000),
        count: 240,
      })
      .execute()

    await expect(send(alert())).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})

test('a token is shown once, and kept as a hash', async () => {
  const shown = JSON.stringify(await admin.api.hooks.list())
  const rows = await world.db.selectFrom('hooks').selectAll().execute()

  expect(shown).not.toContain(hook.token)
  expect(rows.some(({ tokenHash }) => tokenHash.includes(Buffer.from(hook.token)))).toBe(false)
})

test('a trial says what would become of a body, and makes nothing', async () => {
  const before = (await noa.api.tickets.list()).items.length

  const reading = await admin.api.hooks.try({ body: { name: 'Prueba', mapping, sample: alert({ host: undefined }) } })

  expect(reading).toMatchObject({ outcome: 'open', subject: 'Disco lleno en', key: null, missing: ['host'] })
  expect((await noa.api.tickets.list()).items).toHaveLength(before)
})
