import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFilter, all, ask } from '#test/filters.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { hiddenTeam } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { storeMail } from './store.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  await addFilter(world, {
    name: 'Cuarentena',
    condition: all(ask('subject', 'starts_with', 'sospechoso')),
    actions: [{ kind: 'quarantine' }],
  })
})
afterAll(() => world.close())

const suspect = (from = 'x@phish.example') => deliver(world, rawMail({ from, subject: 'Sospechoso' }))
const receivedBy = async (api: Somebody['api'], q?: string) =>
  (await api.mail.received({ query: q === undefined ? {} : { q } })).items

test('mail is found by part of its sender or subject, without regard to case and accents', async () => {
  await deliver(world, rawMail({ from: 'Íñigo <inigo@bodega.example>', subject: 'Avería 100% en la cámara' }))
  await deliver(world, rawMail({ from: 'otro@bodega.example', subject: 'Averia 100 en la camara' }))

  const found = async (q: string) => (await receivedBy(admin.api, q)).map(({ from }) => from)

  expect(await found('AVERIA')).toEqual(['otro@bodega.example', 'inigo@bodega.example'])
  expect(await found('inigo@')).toEqual(['inigo@bodega.example'])
  expect(await found('100%')).toEqual(['inigo@bodega.example'])
  await expect(receivedBy(admin.api, 'ab')).rejects.toMatchObject({ code: 'invalid' })
})

test('retrying after the filter was mended makes the ticket, and every decision is remembered', async () => {
  const { id } = await addFilter(world, {
    name: 'Torpe',
    condition: all(ask('subject', 'contains', 'nómina')),
    actions: [{ kind: 'quarantine' }],
  })
  const { receivedId } = await deliver(world, rawMail({ subject: 'Mi nómina' }))
  await admin.api.mailFilters.update({ params: { id }, body: { isEnabled: false } })

  const mail = await admin.api.mail.retry({ params: { id: receivedId } })

  expect(mail).toMatchObject({ outcome: 'ticket_opened', reason: 'no_match', filters: [] })
  const { decisions } = await admin.api.mail.get({ params: { id: receivedId } })
  expect(
    decisions.map(({ outcome, reason, actor, filters }) => [outcome, reason, actor?.id, filters[0]?.name]),
  ).toEqual([
    ['quarantined', 'filter', undefined, 'Torpe'],
    ['waiting', 'retried', admin.id, undefined],
    ['ticket_opened', 'no_match', undefined, undefined],
  ])
})

test('ignoring can be undone: the mail is in quarantine again, for the reason it was', async () => {
  const { receivedId } = await suspect()
  const params = { id: receivedId }
  const ignored = await admin.api.mail.ignore({ params, body: {} })

  const undone = await admin.api.mail.undoIgnore({ params })

  expect(ignored).toMatchObject({ outcome: 'ignored', reason: 'by_hand' })
  expect(undone).toMatchObject({ outcome: 'quarantined', reason: 'filter' })
  await expect(admin.api.mail.undoIgnore({ params })).rejects.toMatchObject({ code: 'already_done' })
})

test('an ignored sender is not heard in that inbox from now on, until the ignoring is undone', async () => {
  const ana = await world.person('agent')
  const { receivedId } = await suspect('pesado@phish.example')
  const params = { id: receivedId }
  await ana.api.mail.ignore({ params, body: { sender: 'address' } })

  const next = await deliver(world, rawMail({ from: 'Pesado@phish.example', subject: 'Otra vez' }))
  const neighbour = await deliver(world, rawMail({ from: 'vecino@phish.example' }))
  await ana.api.mail.undoIgnore({ params })
  const again = await deliver(world, rawMail({ from: 'pesado@phish.example', subject: 'Y otra' }))

  expect(next).toMatchObject({ outcome: 'ignored', reason: 'ignored_sender' })
  expect(neighbour.outcome).toBe('ticket_opened')
  expect(again.outcome).toBe('ticket_opened')
  const { items } = await admin.api.audit.list({ query: { actorId: ana.id, limit: 10 } })
  expect(items.map(({ action }) => action)).toEqual([
    'mail.ignore_undone',
    'sender.listened_to',
    'sender.ignored',
    'mail.ignored',
  ])
})

test('only administrators shut out a whole domain, or somebody everywhere', async () => {
  const ana = await world.person('agent')
  const { receivedId } = await suspect('x@sub.granja.example')
  const params = { id: receivedId }

  await expect(ana.api.mail.ignore({ params, body: { sender: 'domain' } })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(ana.api.mail.ignore({ params, body: { sender: 'address', everywhere: true } })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(ana.api.ignoredSenders.list()).rejects.toMatchObject({ code: 'forbidden' })
  expect((await ana.api.mail.get({ params })).can).toMatchObject({ ignoreSender: true, ignoreWidely: false })
})

test('an ignored domain stands for all below it; taking it off the list lets them in again', async () => {
  const added = await admin.api.ignoredSenders.add({ body: { value: 'Granja.example' } })
  const [one, two] = [
    await deliver(world, rawMail({ from: 'a@granja.example' })),
    await deliver(world, rawMail({ from: 'b@mail.granja.example' })),
  ]
  const { items } = await admin.api.ignoredSenders.list()
  await admin.api.ignoredSenders.remove({ params: { id: added.id } })

  const later = await deliver(world, rawMail({ from: 'c@granja.example' }))

  expect([one, two].map(({ reason }) => reason)).toEqual(['ignored_sender', 'ignored_sender'])
  expect(items.find(({ id }) => id === added.id)).toMatchObject({
    value: 'granja.example',
    kind: 'domain',
    inbox: null,
    createdBy: { id: admin.id },
  })
  expect(later.outcome).toBe('ticket_opened')
})

test('an address of the desk itself cannot be ignored, and nobody is ignored twice', async () => {
  const one = await admin.api.ignoredSenders.add({ body: { value: 'a@twice.example' } })
  const two = await admin.api.ignoredSenders.add({ body: { value: 'A@twice.example' } })

  expect(two.id).toBe(one.id)
  await expect(admin.api.ignoredSenders.add({ body: { value: 'support@desk.example' } })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('several mails are decided at once, and each refusal is told for itself', async () => {
  const [one, two, done] = [await suspect(), await suspect(), await deliver(world, rawMail())]
  const ids = [one.receivedId, two.receivedId, done.receivedId, '01a20fe0-ad1b-78de-800b-c4825b35130a']

  const { items } = await admin.api.mail.decideMany({ body: { ids, act: 'ignore' } })
  const undone = await admin.api.mail.decideMany({ body: { ids: ids.slice(0, 2), act: 'undo_ignore' } })
  const placed = await admin.api.mail.decideMany({ body: { ids: ids.slice(0, 2), act: 'make_ticket' } })

  expect(items.map(({ mail, problem }) => mail?.outcome ?? problem?.code)).toEqual([
    'ignored',
    'ignored',
    'already_done',
    'not_found',
  ])
  expect(undone.items.map(({ mail }) => mail?.outcome)).toEqual(['quarantined', 'quarantined'])
  expect(placed.items.map(({ mail }) => mail?.outcome)).toEqual(['ticket_opened', 'ticket_opened'])
})

test('mail of an inbox whose team one may not see is not there: not listed, counted, read or decided', async () => {
  const team = await hiddenTeam(world, 'Dirección', [])
  const inbox = await admin.api.inboxes.create({
    body: { name: 'Dirección', address: 'direccion@desk.example', teamId: team.id },
  })
  const ana = await world.person('agent')
  const secret = await deliver(world, rawMail({ to: inbox.address, subject: 'Sospechoso secreto' }))
  const params = { id: secret.receivedId }

  const counts = await ana.api.mail.counts()
  const list = await receivedBy(ana.api, 'secreto')
  const many = await ana.api.mail.decideMany({ body: { ids: [secret.receivedId], act: 'retry' } })

  expect(counts.items.map((item) => item.inbox.id)).not.toContain(inbox.id)
  expect(list).toEqual([])
  expect(many.items[0]?.problem?.code).toBe('not_found')
  await expect(ana.api.mail.get({ params })).rejects.toMatchObject({ code: 'not_found' })
  await expect(ana.api.mail.undoIgnore({ params })).rejects.toMatchObject({ code: 'not_found' })
})

test('the detail shows headers as they were written and what may be done', async () => {
  const { receivedId } = await deliver(
    world,
    rawMail({ subject: 'Sospechoso', headers: { 'X-Mailer': 'Zimbra 9', 'X-Note': '=?utf-8?q?a=C3=B1o?=' } }),
  )

  const mail = await admin.api.mail.get({ params: { id: receivedId } })

  expect(mail.headers).toContainEqual({ name: 'x-mailer', value: 'Zimbra 9' })
  expect(mail.headers).toContainEqual({ name: 'x-note', value: 'año' })
  expect(mail.can).toEqual({
    retry: true,
    makeTicket: true,
    ignore: true,
    ignoreSender: true,
    ignoreWidely: true,
    undoIgnore: false,
  })
})

test('the counts of each inbox add up before and after the ledger is folded, and equal what is there', async () => {
  const before = await admin.api.mail.counts()
  await world.run('mail:count')
  const after = await admin.api.mail.counts()

  expect(after).toEqual(before)
  expect((await admin.api.inboxes.list()).items.map(({ id, counts }) => [id, counts])).toEqual(
    after.items.map(({ inbox, counts }) => [inbox.id, counts]),
  )
  for (const { inbox, counts } of after.items) {
    const { received, ...ends } = counts
    const rows = await world.db.selectFrom('receivedMails').select('id').where('inboxId', '=', inbox.id).execute()
    expect(received).toBe(rows.length)
    expect(Object.values(ends).reduce((sum, each) => sum + each, 0)).toBe(received)
  }
  const { steps } = await world.db
    .selectFrom('mailCountSteps')
    .select(({ fn }) => fn.countAll<number>().as('steps'))
    .executeTakeFirstOrThrow()
  expect(steps).toBe(0)
})

test('a mail that waits longer than reading ever takes is told', async () => {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const content = Buffer.from(rawMail())
  await storeMail(ctx, { content, source: 'cli', envelopeFrom: undefined, envelopeTo: [] })
  const [fresh] = (await admin.api.mail.counts()).items
  world.pass(180_000)

  const [late] = (await admin.api.mail.counts()).items

  expect(fresh).toMatchObject({ isLate: false, waitingSince: expect.any(String), counts: { waiting: 1 } })
  expect(late).toMatchObject({ isLate: true })
})
