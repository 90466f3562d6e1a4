import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { fields } from '#contract/fields.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent')
})
afterAll(() => world.close())

type Draft = z.input<typeof fields.create.body>
let count = 0
/** A field with a key of its own. */
function add(more: Partial<Draft> = {}) {
  count += 1
  const key = more.key ?? `field_${count}`
  return admin.api.fields.create({ body: { type: 'text', labels: { es: key, en: '' }, ...more, key } })
}
const archive = (id: string) => admin.api.fields.update({ params: { id }, body: { isArchived: true } })
const options = (...values: string[]) => values.map((value) => ({ value, labels: { es: `${value} es`, en: '' } }))

describe('values of a ticket', () => {
  test('are set and changed one by one, told by the history, and found by search', async () => {
    const [serial, place] = [await add(), await add({ type: 'choice', options: options('madrid', 'vigo') })]
    const { number } = await openTicket(agent, { fields: { [serial.key]: 'ZX-4711', [place.key]: 'vigo' } })

    const changed = await agent.api.tickets.change({
      params: { number },
      body: { fields: { [place.key]: 'madrid', [serial.key]: null } },
    })

    expect(changed.fields).toEqual({ [place.key]: 'madrid' })
    const { items } = await agent.api.tickets.history({ params: { number } })
    expect(items.at(-1)).toMatchObject({
      type: 'ticket.changed',
      changes: [
        { field: `fields.${place.key}`, from: 'vigo', to: 'madrid' },
        { field: `fields.${serial.key}`, from: 'ZX-4711', to: null },
      ],
    })
    const found = await agent.api.search.search({ query: { q: 'ZX-4711' } })
    expect(found.tickets.map(({ ticket }) => ticket.number)).toContain(number)
  })

  test('that do not fit are refused, and nothing changes', async () => {
    const amount = await add({ type: 'number' })
    const { number, version } = await openTicket(agent)

    const refusal = agent.api.tickets.change({
      params: { number },
      body: { subject: 'Otro', fields: { [amount.key]: 'mucho' } },
    })

    await expect(refusal).rejects.toMatchObject({
      status: 422,
      fields: { [`fields.${amount.key}`]: expect.any(String) },
    })
    expect(await agent.api.tickets.get({ params: { number } })).toMatchObject({ version, fields: {} })
  })

  test('that a ticket opens with are demanded of people, not of mails', async () => {
    const serial = await add({ isRequiredOnOpen: true, ticketTypes: ['incident'] })

    const refused = await Promise.allSettled([openTicket(agent)])
    const mailed = await deliver(world, rawMail({ subject: 'Sin número de serie' }))
    const request = await openTicket(agent, { type: 'request' })
    const { number } = await openTicket(agent, { fields: { [serial.key]: 'A' } })

    expect(refused).toMatchObject([{ reason: { fields: { [`fields.${serial.key}`]: expect.any(String) } } }])
    expect(mailed.outcome).toBe('ticket_opened')
    expect([request.fields, (await agent.api.tickets.get({ params: { number } })).fields]).toEqual([
      {},
      { [serial.key]: 'A' },
    ])
    await archive(serial.id)
  })

  test('that a solved ticket has are demanded of the agent who solves, by change and by reply', async () => {
    const cause = await add({ isRequiredOnSolve: true })
    const { number } = await openTicket(agent)

    const refused = await Promise.allSettled([
      agent.api.tickets.change({ params: { number }, body: { status: 'solved' } }),
      agent.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Ya', status: 'solved' } }),
    ])
    const body = { status: 'solved' as const, fields: { [cause.key]: 'Cable suelto' } }
    const solved = await agent.api.tickets.change({ params: { number }, body })

    for (const one of refused) {
      expect(one).toMatchObject({ reason: { fields: { [`fields.${cause.key}`]: expect.any(String) } } })
    }
    expect(solved.status).toBe('solved')
    expect((await agent.api.messages.list({ params: { number } })).items).toHaveLength(1)
    await archive(cause.id)
  })

  test('may wait when the requester says that it is solved', async () => {
    const cause = await add({ isRequiredOnSolve: true })
    const ana = await world.person('requester')
    const { number } = await openFor(agent, ana)

    expect(await ana.api.tickets.solve({ params: { number } })).toMatchObject({ status: 'solved' })
    await archive(cause.id)
  })
})

describe('a requester', () => {
  test('learns of what the portal shows, and fills in what it offers', async () => {
    const [secret, shown, offered] = [await add(), await add({ portal: 'shown' }), await add({ portal: 'editable' })]
    const ana = await world.person('requester')

    const refusals = await Promise.allSettled(
      [secret, shown].map(({ key }) => openTicket(ana, { fields: { [key]: 'x' } })),
    )
    const { number } = await openTicket(ana, { fields: { [offered.key]: 'mío' } })
    await agent.api.tickets.change({ params: { number }, body: { fields: { [secret.key]: 's', [shown.key]: 'v' } } })

    expect(refusals.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await ana.api.tickets.get({ params: { number } })).fields).toEqual({
      [offered.key]: 'mío',
      [shown.key]: 'v',
    })
    const keys = (await ana.api.fields.list()).items.map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining([shown.key, offered.key]))
    expect(keys).not.toContain(secret.key)
  })

  test('who is not signed in fills in the same', async () => {
    const offered = await add({ portal: 'editable', isRequiredOnOpen: true })
    const request = { name: 'Eva', email: 'eva@fuera.example', subject: 'Hola', bodyText: 'No va.' }

    const refusal = world.stranger.portal.submit({ body: request })
    await expect(refusal).rejects.toMatchObject({ fields: { [`fields.${offered.key}`]: expect.any(String) } })
    const { number } = await world.stranger.portal.submit({ body: { ...request, fields: { [offered.key]: 'B2' } } })

    expect((await agent.api.tickets.get({ params: { number } })).fields).toEqual({ [offered.key]: 'B2' })
    await archive(offered.id)
  })
})

describe('a field', () => {
  test('that another one hides keeps its value, and is not shown', async () => {
    const kind = await add({ type: 'choice', options: options('car', 'bike') })
    const plate = await add({ shownWhen: { key: kind.key, values: ['car'] } })
    const { number } = await openTicket(agent, { fields: { [kind.key]: 'car', [plate.key]: '1234' } })
    const set = (value: string) =>
      agent.api.tickets.change({ params: { number }, body: { fields: { [kind.key]: value } } })

    const without = await set('bike')
    const again = await set('car')

    expect(without.fields).toEqual({ [kind.key]: 'bike' })
    expect(again.fields).toEqual({ [kind.key]: 'car', [plate.key]: '1234' })
  })

  test('is removed while nobody uses it, archived afterwards', async () => {
    const [unused, used] = [await add(), await add()]
    await openTicket(agent, { fields: { [used.key]: 'x' } })

    await admin.api.fields.remove({ params: { id: unused.id } })
    const refusal = admin.api.fields.remove({ params: { id: used.id } })

    await expect(refusal).rejects.toMatchObject({ code: 'in_use' })
    expect((await agent.api.fields.list()).items.map(({ key }) => key)).not.toContain(unused.key)
  })

  test.each<[string, Partial<Draft>, string]>([
    ['a choice without options', { type: 'choice' }, 'options'],
    ['a text with options', { options: options('a') }, 'options'],
    ['the same option twice', { type: 'choice', options: options('a', 'a') }, 'options'],
    [
      'branches that hang on each other',
      {
        type: 'tree',
        options: [
          { value: 'a', labels: { es: 'a', en: '' }, parent: 'b' },
          { value: 'b', labels: { es: 'b', en: '' }, parent: 'a' },
        ],
      },
      'options.0.parent',
    ],
    ['what hangs on a field that is not there', { shownWhen: { key: 'nobody', values: ['x'] } }, 'shownWhen.key'],
    ['a name in no language', { labels: { es: ' ', en: '' } }, 'labels'],
  ])('is not %s', async (_, draft, path) => {
    await expect(add(draft)).rejects.toMatchObject({ fields: { [path]: expect.any(String) } })
  })

  test('does not hang on one that hangs on it, and loses no option', async () => {
    const one = await add({ type: 'choice', options: options('x') })
    const two = await add({ shownWhen: { key: one.key, values: ['x'] } })

    const refused = await Promise.allSettled([
      admin.api.fields.update({
        params: { id: one.id },
        body: { shownWhen: { key: two.key, values: ['y'] } },
      }),
      admin.api.fields.update({ params: { id: one.id }, body: { options: options('y') } }),
      add({ key: one.key }),
      agent.api.fields.update({ params: { id: one.id }, body: { isArchived: true } }),
    ])

    expect(refused).toMatchObject([
      { reason: { fields: { 'shownWhen.key': expect.any(String) } } },
      { reason: { fields: { options: expect.any(String) } } },
      { reason: { code: 'name_taken' } },
      { reason: { code: 'forbidden' } },
    ])
  })

  test('has its place, and what is done with it is audited', async () => {
    const [one, two] = [await add(), await add()]

    const { items } = await admin.api.fields.sort({ body: { ids: [two.id, one.id] } })

    expect(items.slice(0, 2).map(({ key }) => key)).toEqual([two.key, one.key])
    const { items: acts } = await admin.api.audit.list({ query: { action: 'field' } })
    expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['field.sorted', 'field.created']))
  })
})
