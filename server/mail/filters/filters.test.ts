import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFilter, all, ask } from '#test/filters.ts'
import { deliver, rawMail } from '#test/mails.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

const ticketOf = (number = 0) => admin.api.tickets.get({ params: { number } })
const historyOf = async (number = 0) => (await admin.api.tickets.history({ params: { number } })).items

test('a filter sets the fields of a ticket before it is there, from values that its pattern caught', async () => {
  const ana = await world.person('agent', { name: 'Ana Ruiz' })
  const team = await admin.api.teams.create({ body: { name: 'Sistemas' } })
  await addFilter(world, {
    name: 'Monitor',
    condition: all(
      ask('subject', 'matches', 'PROBLEM: (?<host>[a-z0-9-]+) (?<what>.+)'),
      ask('body', 'matches', 'sede: (?P<site>\\w+)'),
    ),
    actions: [
      { kind: 'set_type', type: 'incident' },
      { kind: 'set_impact', impact: 3 },
      { kind: 'set_urgency', urgency: 3 },
      { kind: 'set_team', teamId: team.id },
      { kind: 'set_assignee', assigneeId: ana.id },
      { kind: 'add_tags', tags: ['monitor', 'sede-{{site}}'] },
      { kind: 'set_subject', subject: '[{{site}}] {{host}}: {{what}}' },
      { kind: 'add_note', text: 'Mira {{host}} en el panel' },
    ],
  })

  const mail = rawMail({ subject: 'PROBLEM: db-01 disco lleno', text: 'Sede: Lugo\nDisco al 98 %' })
  const { ticketNumber, receivedId } = await deliver(world, mail)

  expect(await ticketOf(ticketNumber)).toMatchObject({
    subject: '[Lugo] db-01: disco lleno',
    priority: 1,
    team: { name: 'Sistemas' },
    assignee: { name: 'Ana Ruiz' },
    tags: ['monitor', 'sede-lugo'],
  })
  const filtered = (await historyOf(ticketNumber)).find(({ type }) => type === 'ticket.filtered')
  expect(filtered?.cause).toMatchObject({ kind: 'filter', detail: 'Monitor', person: null })
  expect(filtered?.changes).toContainEqual({ field: 'teamId', from: expect.any(String), to: 'Sistemas' })
  const { items } = await admin.api.messages.list({ params: { number: ticketNumber ?? 0 } })
  expect(items.map(({ kind, bodyText }) => [kind, bodyText])).toContainEqual(['note', 'Mira db-01 en el panel'])
  const logged = await admin.api.mail.get({ params: { id: receivedId } })
  expect(logged.filters).toEqual(['Monitor'])
  expect(logged.decisions[0]?.filters[0]).toMatchObject({
    name: 'Monitor',
    values: { host: 'db-01', what: 'disco lleno', site: 'Lugo' },
    findings: [
      { field: 'subject', holds: true },
      { field: 'body', holds: true, found: 'Sede: Lugo' },
    ],
  })
})

test('a form’s mail becomes the ticket of whom the form names, who gets the confirmation', async () => {
  await addFilter(world, {
    name: 'Formulario',
    condition: all(ask('from', 'is', 'web@forms.example'), ask('body', 'matches', '^correo: (?<mail>\\S+)$')),
    actions: [{ kind: 'set_requester', address: '{{mail}}' }, { kind: 'stop' }],
  })

  const { ticketNumber } = await deliver(
    world,
    rawMail({ from: 'web@forms.example', subject: 'Formulario', text: 'Correo: Luisa@Cliente.example\nHola' }),
  )

  expect((await ticketOf(ticketNumber)).requester.email).toBe('luisa@cliente.example')
  const { recipients } = await world.db
    .selectFrom('outgoingMails')
    .select('recipients')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(recipients).toEqual(['luisa@cliente.example'])
})

test('what a filter cannot do is left out and said, and the mail becomes its ticket', async () => {
  const team = await admin.api.teams.create({ body: { name: 'Efímero' } })
  const { id } = await addFilter(world, {
    name: 'Roto',
    condition: all(ask('subject', 'starts_with', 'Roto')),
    actions: [
      { kind: 'set_team', teamId: team.id },
      { kind: 'set_requester', address: '{{subject}}' },
      { kind: 'set_requester', address: 'support@desk.example' },
      { kind: 'add_tags', tags: ['sí'] },
    ],
  })
  await admin.api.teams.remove({ params: { id: team.id } })

  const { outcome, ticketNumber, receivedId } = await deliver(world, rawMail({ subject: 'Roto del todo' }))

  expect(outcome).toBe('ticket_opened')
  expect((await ticketOf(ticketNumber)).tags).toEqual(['sí'])
  const { decisions } = await admin.api.mail.get({ params: { id: receivedId } })
  expect(decisions[0]?.filters[0]?.actions.map(({ skipped }) => skipped)).toEqual([
    'gone',
    'no_address',
    'own_address',
    null,
  ])
  const { items } = await admin.api.mailFilters.list()
  expect(items.find((filter) => filter.id === id)?.broken).toEqual([0])
})

test('a filter ignores or quarantines, replies to tickets too, and nothing else happens then', async () => {
  await addFilter(world, {
    name: 'Publicidad',
    condition: all({ kind: 'any', of: [ask('header:x-spam', 'is', 'yes'), ask('body', 'contains', 'oferta única')] }),
    actions: [{ kind: 'add_tags', tags: ['spam'] }, { kind: 'ignore' }],
  })
  const first = await deliver(world, rawMail({ subject: 'Pedido', messageId: '<pedido@x.example>' }))

  const spam = await deliver(world, rawMail({ headers: { 'X-Spam': 'Yes' } }))
  const reply = await deliver(
    world,
    rawMail({ subject: 'Re: Pedido', text: 'Oferta única', headers: { 'In-Reply-To': '<pedido@x.example>' } }),
  )

  expect([spam, reply]).toMatchObject([
    { outcome: 'ignored', reason: 'filter' },
    { outcome: 'ignored', reason: 'filter' },
  ])
  expect((await ticketOf(first.ticketNumber)).messageCount).toBe(1)
})

test('a mail that joins a ticket changes none of its fields, and the log says so', async () => {
  const filter = await addFilter(world, {
    name: 'Urgentes',
    condition: all(ask('subject', 'contains', 'urgente')),
    actions: [{ kind: 'set_priority', priority: 1 }],
  })
  const opened = await deliver(world, rawMail({ subject: 'Urgente: caja', messageId: '<urg@x.example>' }))

  const reply = await deliver(
    world,
    rawMail({ subject: 'Re: URGENTE: caja', text: 'Sigue', headers: { 'In-Reply-To': '<urg@x.example>' } }),
  )

  expect(await ticketOf(opened.ticketNumber)).toMatchObject({ priority: 1, priorityReason: 'Urgentes' })
  expect(reply.outcome).toBe('reply_added')
  const { decisions } = await admin.api.mail.get({ params: { id: reply.receivedId } })
  expect(decisions[0]?.filters).toMatchObject([{ name: 'Urgentes', actions: [{ skipped: 'joined' }] }])
  await admin.api.mailFilters.remove({ params: { id: filter.id } })
})

test('filters are asked in their order; stop ends it, and one that is off or for another inbox is not asked', async () => {
  const other = await admin.api.inboxes.create({ body: { name: 'Otro', address: 'otro@desk.example' } })
  const condition = all(ask('subject', 'starts_with', 'orden'))
  const tagging = (name: string) => ({ name, condition, actions: [{ kind: 'add_tags' as const, tags: [name] }] })
  const a = await addFilter(world, tagging('a'))
  await addFilter(world, { ...tagging('off'), isEnabled: false })
  await addFilter(world, { ...tagging('elsewhere'), inboxId: other.id })
  const b = await addFilter(world, { ...tagging('b'), actions: [{ kind: 'add_tags', tags: ['b'] }, { kind: 'stop' }] })
  const c = await addFilter(world, tagging('c'))

  const first = await deliver(world, rawMail({ subject: 'Orden 1' }))
  await admin.api.mailFilters.sort({ body: { ids: [c.id, b.id, a.id] } })
  const second = await deliver(world, rawMail({ subject: 'Orden 2' }))

  expect((await ticketOf(first.ticketNumber)).tags).toEqual(['a', 'b'])
  expect((await ticketOf(second.ticketNumber)).tags).toEqual(['c', 'b'])
  expect((await admin.api.mailFilters.list()).items.slice(0, 3).map(({ name }) => name)).toEqual(['c', 'b', 'a'])
})

test('what cannot work is refused where it stands', async () => {
  const body = {
    name: 'No vale',
    condition: all(ask('subject', 'matches', '(abc'), ask('nonsense', 'is', 'x')),
    actions: [
      { kind: 'set_team' as const, teamId: '01a20fe0-ad1b-78de-800b-c4825b35130a' },
      { kind: 'set_assignee' as const, assigneeId: (await world.person('requester')).id },
      { kind: 'set_subject' as const, subject: '{{nobody}}' },
    ],
  }

  await expect(admin.api.mailFilters.create({ body })).rejects.toMatchObject({
    code: 'invalid',
    fieldCodes: {
      'condition.of.0.value': 'bad_pattern',
      'condition.of.1.field': 'unknown',
      'actions.0.teamId': 'unknown',
      'actions.1.assigneeId': 'unknown',
      'actions.2.subject': 'unknown_value',
    },
  })
})

test('two filters never share a name, and each change is in the audit log', async () => {
  const condition = all(ask('subject', 'is', 'x'))
  const draft = { name: 'Único', condition, actions: [{ kind: 'ignore' as const }] }
  const { id } = await addFilter(world, draft)

  await expect(addFilter(world, { ...draft, name: 'ÚNICO' })).rejects.toMatchObject({ code: 'name_taken' })
  await admin.api.mailFilters.update({ params: { id }, body: { isEnabled: false } })
  await admin.api.mailFilters.remove({ params: { id } })

  const { items } = await admin.api.audit.list({ query: { action: 'mail_filter', limit: 3 } })
  expect(items.map(({ action, subject }) => [action, subject])).toEqual([
    ['mail_filter.removed', 'Único'],
    ['mail_filter.changed', 'Único'],
    ['mail_filter.created', 'Único'],
  ])
  expect(items[1]?.changes).toEqual([{ field: 'isEnabled', from: true, to: false }])
})

test('filters are for administrators', async () => {
  const { api } = await world.person('agent')
  const condition = all(ask('subject', 'is', 'x'))

  await expect(api.mailFilters.list()).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    api.mailFilters.create({ body: { name: 'Mío', condition, actions: [{ kind: 'ignore' }] } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('a condition without bottom is refused', async () => {
  const deep = (levels: number): object =>
    levels === 0 ? ask('subject', 'is', 'x') : { kind: 'all', of: [deep(levels - 1)] }
  const post = (levels: number) =>
    world.fetch('/api/v1/mail/filters', {
      method: 'POST',
      headers: { cookie: admin.cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Hondo ${levels}`, condition: deep(levels), actions: [{ kind: 'stop' }] }),
    })

  expect((await post(5)).status).toBe(201)
  expect((await post(6)).status).toBe(422)
})
