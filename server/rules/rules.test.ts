import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { all, ask } from '#test/filters.ts'
import { addRule, hurryJobs, runsOn } from '#test/rules.ts'
import { openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let noa: Somebody
let ana: Somebody
let teamId: string
const hourMs = 3_600_000

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  noa = await world.person('agent', { name: 'Noa' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  const team = await admin.api.teams.create({ body: { name: 'Redes', members: [{ id: noa.id }] } })
  teamId = team.id
})
afterAll(() => world.close())
afterEach(() => world.db.deleteFrom('rules').execute().then(renew))

async function renew() {
  await world.db
    .updateTable('ruleSet')
    .set({ revision: Math.trunc(Math.random() * 1e9) })
    .execute()
}

const get = (number: number) => noa.api.tickets.get({ params: { number } })
const history = async (number: number) => {
  const { items } = await noa.api.tickets.history({ params: { number }, query: {} })
  return items
}
const vpn = all(ask('subject', 'contains', 'vpn'))

describe('when a ticket is opened', () => {
  test('what a rule changes is there at once, and the history says which rule in which version', async () => {
    const rule = await addRule(admin, {
      name: 'VPN to networks',
      condition: vpn,
      actions: [
        { kind: 'set_team', teamId },
        { kind: 'add_tags', tags: ['vpn'] },
        { kind: 'set_priority', priority: 1 },
      ],
    })

    const ticket = await openTicket(ana, { subject: 'No va la VPN' })
    const other = await openTicket(ana, { subject: 'No va el correo' })

    expect(await get(ticket.number)).toMatchObject({ team: { id: teamId }, tags: ['vpn'], priority: 1 })
    expect(await get(other.number)).toMatchObject({ tags: [] })
    const [run] = await runsOn(noa, ticket.number)
    expect(run).toMatchObject({
      ruleId: rule.id,
      name: 'VPN to networks',
      version: 1,
      trigger: 'created',
      outcome: 'done',
      findings: [{ field: 'subject', holds: true, found: 'No va la VPN' }],
    })
    expect(run?.changes).toContainEqual({ field: 'teamId', from: 'Soporte', to: 'Redes' })
    expect((await history(ticket.number)).map(({ cause }) => cause)).toContainEqual({
      kind: 'rule',
      person: null,
      detail: 'VPN to networks',
      ruleRunId: run?.id,
    })
    expect(await runsOn(noa, other.number)).toEqual([])
  })

  test('rules are asked in their order, and each sees what those above changed', async () => {
    await addRule(admin, { name: 'first', actions: [{ kind: 'add_tags', tags: ['one'] }] })
    await addRule(admin, {
      name: 'second',
      condition: all(ask('tag', 'is', 'one')),
      actions: [{ kind: 'add_tags', tags: ['two'] }],
    })

    const ticket = await openTicket(ana)

    expect((await get(ticket.number)).tags).toEqual(['one', 'two'])
  })

  test('a rule that says stop is the last one', async () => {
    await addRule(admin, { name: 'first', actions: [{ kind: 'add_tags', tags: ['one'] }, { kind: 'stop' }] })
    await addRule(admin, { name: 'second', actions: [{ kind: 'add_tags', tags: ['two'] }] })

    const ticket = await openTicket(ana)

    expect((await get(ticket.number)).tags).toEqual(['one'])
  })

  test('drafts and rules that are off do nothing', async () => {
    await addRule(admin, { name: 'draft', actions: [{ kind: 'add_tags', tags: ['draft'] }] }, 'draft')
    await addRule(admin, { name: 'off', actions: [{ kind: 'add_tags', tags: ['off'] }] }, 'off')

    const ticket = await openTicket(ana)

    expect((await get(ticket.number)).tags).toEqual([])
  })

  test('a team that a rule gives a ticket to is told of it once', async () => {
    await addRule(admin, { name: 'to networks', actions: [{ kind: 'set_team', teamId }] })

    const ticket = await openTicket(ana)

    const { items } = await noa.api.notifications.list({ query: {} })
    expect(items.filter((one) => one.ticket?.number === ticket.number)).toMatchObject([{ kind: 'assigned_to_team' }])
  })
})

describe('when something changes', () => {
  test('a rule may ask for what was there before', async () => {
    await addRule(admin, {
      name: 'back from waiting',
      triggers: [{ kind: 'changed', fields: ['status'] }],
      condition: all(ask('was:status', 'is', 'pending'), ask('status', 'is', 'open')),
      actions: [{ kind: 'add_tags', tags: ['back'] }],
    })
    const { number } = await openFor(noa, ana)

    await noa.api.tickets.change({ params: { number }, body: { status: 'pending' } })
    expect((await get(number)).tags).toEqual([])
    const changed = await noa.api.tickets.change({ params: { number }, body: { status: 'open' } })

    expect(changed.tags).toEqual(['back'])
  })

  test('a rule may ask what a custom field, the subject and the requester were before', async () => {
    await admin.api.fields.create({ body: { key: 'planta', type: 'number', labels: { es: 'Planta', en: 'Floor' } } })
    const bea = await world.person('requester', { name: 'Bea Mar' })
    const was = (field: string, value: string | number) => ({
      name: field,
      triggers: [{ kind: 'changed' as const }],
      condition: all(ask(`was:${field}`, 'is', value)),
      actions: [{ kind: 'add_tags' as const, tags: [field.replace(':', '-')] }],
    })
    await addRule(admin, was('field:planta', 3))
    await addRule(admin, was('subject', 'No va'))
    await addRule(admin, was('requester', ana.id))
    const { number } = await openFor(noa, ana, { subject: 'No va', fields: { planta: 3 } })
    const params = { number }

    await noa.api.tickets.change({ params, body: { fields: { planta: 4 } } })
    await noa.api.tickets.change({ params, body: { subject: 'No va nada' } })
    await noa.api.tickets.change({ params, body: { requesterId: bea.id } })
    await noa.api.tickets.change({ params, body: { fields: { planta: 5 }, subject: 'Nada', requesterId: ana.id } })

    const names = (await runsOn(noa, number)).map(({ name }) => name)
    expect(names).toEqual(['field:planta', 'subject', 'requester'])
  })

  test('what a requester writes calls the rules for messages, with its new text', async () => {
    await addRule(admin, {
      name: 'urgent words',
      triggers: [{ kind: 'message', from: 'requester' }],
      condition: all(ask('text', 'contains', 'urgente')),
      actions: [{ kind: 'set_urgency', urgency: 3 }],
    })
    const { number } = await openFor(noa, ana)

    await noa.api.messages.add({ params: { number }, body: { kind: 'note', bodyText: 'urgente' } })
    expect((await get(number)).urgency).toBe(2)
    await ana.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Es urgente' } })

    expect((await get(number)).urgency).toBe(3)
  })

  test('two rules that answer each other end, and the trace says so', async () => {
    const changed = [{ kind: 'changed' as const, fields: [] }]
    await addRule(admin, {
      name: 'up',
      triggers: changed,
      condition: all(ask('urgency', 'less', 3)),
      actions: [{ kind: 'set_urgency', urgency: 3 }],
    })
    await addRule(admin, {
      name: 'down',
      triggers: changed,
      condition: all(ask('urgency', 'is', 3)),
      actions: [{ kind: 'set_urgency', urgency: 1 }],
    })
    const { number } = await openFor(noa, ana)

    await noa.api.tickets.change({ params: { number }, body: { subject: 'Otra cosa' } })

    const runs = await runsOn(noa, number)
    expect(runs.map(({ name, outcome }) => [name, outcome])).toContainEqual(['up', 'loop'])
    expect(runs.filter(({ outcome }) => outcome === 'done').map(({ name }) => name)).toEqual(['up', 'down'])
    expect((await get(number)).urgency).toBe(1)
  })

  test('what is refused keeps nothing of the rule, and does not stop the person', async () => {
    await addRule(admin, {
      name: 'impossible',
      triggers: [{ kind: 'changed', fields: ['subject'] }],
      actions: [
        { kind: 'add_tags', tags: ['never'] },
        { kind: 'set_status', status: 'closed' },
      ],
    })
    const { number } = await openFor(noa, ana, { assigneeId: noa.id })

    const changed = await noa.api.tickets.change({ params: { number }, body: { subject: 'Otro asunto' } })

    expect(changed).toMatchObject({ subject: 'Otro asunto', status: 'open', tags: [] })
    expect(await runsOn(noa, number)).toMatchObject([{ outcome: 'failed', reason: expect.stringContaining('closed') }])
  })

  test('a rating calls its rules', async () => {
    await addRule(admin, {
      name: 'unhappy',
      triggers: [{ kind: 'rated' }],
      condition: all(ask('rating', 'less', 3)),
      actions: [{ kind: 'add_tags', tags: ['unhappy'] }],
    })
    const { number } = await openFor(noa, ana)
    await noa.api.tickets.change({ params: { number }, body: { status: 'solved' } })

    await ana.api.ratings.rate({ params: { number }, body: { score: 1 } })

    expect((await get(number)).tags).toEqual(['unhappy'])
  })
})

describe('what a rule does', () => {
  test('notes, tasks, followers, calls and macros', async () => {
    const macro = await admin.api.macros.create({
      body: {
        name: 'Tag it',
        audience: { kind: 'shared' },
        actions: [
          { kind: 'add_tags', tags: ['macro'] },
          { kind: 'write_reply', bodyHtml: '<p>Hola</p>' },
        ],
      },
    })
    await addRule(admin, {
      name: 'everything',
      actions: [
        { kind: 'write_note', bodyHtml: '<p>De {{requester.name}}</p>' },
        { kind: 'add_task', title: 'Llamar', assigneeId: noa.id, dueAfterHours: 2 },
        { kind: 'add_followers', personIds: [noa.id] },
        { kind: 'notify', whom: { personIds: [noa.id] }, text: 'Mira esto' },
        { kind: 'run_macro', macroId: macro.id },
      ],
    })

    const { number } = await openTicket(ana)

    const ticket = await get(number)
    expect(ticket).toMatchObject({ tags: ['macro'], messageCount: 2, followers: [{ id: noa.id }] })
    const { items: tasks } = await noa.api.tasks.list({ params: { number } })
    expect(tasks).toMatchObject([{ title: 'Llamar', assignee: { id: noa.id } }])
    const { items: messages } = await noa.api.messages.list({ params: { number }, query: {} })
    expect(messages[1]).toMatchObject({ kind: 'note', bodyText: 'De Ana Sol', isAutomatic: true })
    const { items: told } = await noa.api.notifications.list({ query: {} })
    expect(told.find((one) => one.kind === 'called')).toMatchObject({ excerpt: 'Mira esto', ticket: { number } })
  })

  test('a mail goes to the requester as a machine’s, and never to a machine', async () => {
    await addRule(admin, {
      name: 'tell them',
      condition: all(ask('subject', 'contains', 'corte')),
      actions: [{ kind: 'send_mail', bodyHtml: '<p>Ya lo sabemos, {{requester.firstName}}.</p>' }],
    })
    const { number } = await openTicket(ana, { subject: 'Hay un corte' })
    await world.db.updateTable('messages').set({ isAutomatic: true }).where('subject', '=', 'Hay un corte').execute()

    const mails = await world.db
      .selectFrom('outgoingMails')
      .selectAll()
      .where('purpose', '=', 'reply')
      .where('subject', 'like', `%[#${number}]%`)
      .execute()

    expect(mails).toMatchObject([
      { isAutomatic: true, content: { envelopeFrom: '', headers: { 'Auto-Submitted': 'auto-replied' } } },
    ])
    await addRule(admin, {
      name: 'again',
      triggers: [{ kind: 'changed', fields: ['impact'] }],
      actions: [{ kind: 'send_mail', bodyHtml: '<p>Otra vez</p>' }],
    })
    await noa.api.tickets.change({ params: { number }, body: { impact: 3 } })
    expect((await runsOn(noa, number)).at(-1)?.deeds).toEqual([{ kind: 'send_mail', skipped: 'automatic_sender' }])
  })

  test('what waits goes on later, if the condition still holds', async () => {
    await addRule(admin, {
      name: 'later',
      condition: all(ask('status', 'is', 'new')),
      actions: [
        { kind: 'add_tags', tags: ['now'] },
        { kind: 'wait', minutes: 60, ifStillHolds: true },
        { kind: 'add_tags', tags: ['later'] },
      ],
    })
    const still = await openTicket(ana)
    const taken = await openTicket(ana)
    await noa.api.tickets.change({ params: { number: taken.number }, body: { status: 'open' } })

    await hurryJobs(world, 'rules:continue')

    expect((await get(still.number)).tags).toEqual(['now', 'later'])
    expect((await get(taken.number)).tags).toEqual(['now'])
    expect((await runsOn(noa, taken.number)).map(({ outcome }) => outcome)).toEqual(['waits', 'ended'])
  })

  test('a rule that is switched off does not go on', async () => {
    const rule = await addRule(admin, {
      name: 'later',
      actions: [
        { kind: 'wait', minutes: 60, ifStillHolds: false },
        { kind: 'add_tags', tags: ['later'] },
      ],
    })
    const { number } = await openTicket(ana)

    await admin.api.rules.update({ params: { id: rule.id }, body: { state: 'off' } })
    await hurryJobs(world, 'rules:continue')

    expect((await get(number)).tags).toEqual([])
  })
})

describe('by the clock', () => {
  /** As if the ticket had its status for so long. */
  async function hasBeenSo(number: number, ms: number) {
    const statusSince = new Date(Date.now() - ms)
    await world.db.updateTable('tickets').set({ statusSince }).where('number', '=', number).execute()
  }

  test('so long after a moment, to the minute, and once for each time it comes', async () => {
    await addRule(admin, {
      name: 'pending too long',
      triggers: [{ kind: 'since', moment: 'status', minutes: 72 * 60 }],
      condition: all(ask('status', 'is', 'pending')),
      actions: [{ kind: 'write_note', bodyHtml: '<p>Tres días</p>' }],
    })
    const { number } = await openFor(noa, ana)
    await noa.api.tickets.change({ params: { number }, body: { status: 'pending' } })
    await hasBeenSo(number, 72 * hourMs - 60_000)
    await world.run('rules:time')
    expect((await get(number)).messageCount).toBe(1)

    await hasBeenSo(number, 72 * hourMs)
    await world.run('rules:time')
    await world.run('rules:time')
    expect((await get(number)).messageCount).toBe(2)

    await noa.api.tickets.change({ params: { number }, body: { status: 'open' } })
    await noa.api.tickets.change({ params: { number }, body: { status: 'pending' } })
    await world.run('rules:time')
    expect((await get(number)).messageCount).toBe(2)
    await hasBeenSo(number, 72 * hourMs - 60_000)
    await world.run('rules:time')
    await hasBeenSo(number, 72 * hourMs)
    await world.run('rules:time')
    expect((await get(number)).messageCount).toBe(3)
  })

  test('at a time of day, for every ticket for which the condition holds', async () => {
    await addRule(admin, {
      name: 'each morning',
      triggers: [{ kind: 'schedule', at: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }],
      condition: all(ask('tag', 'is', 'morning')),
      actions: [{ kind: 'add_tags', tags: ['done'] }],
    })
    const { number } = await openFor(noa, ana, { tags: ['morning'] })
    const other = await openFor(noa, ana)
    await world.run('rules:time')
    expect((await get(number)).tags).toEqual(['morning'])

    await world.db
      .updateTable('ruleSchedules')
      .set({ seenUntil: new Date(Date.now() - 24 * hourMs) })
      .execute()
    await world.run('rules:time')

    expect((await get(number)).tags).toEqual(['morning', 'done'])
    expect((await get(other.number)).tags).toEqual([])
  })
})

describe('rules are kept', () => {
  test('each change makes a version, and an earlier one comes back as a new one', async () => {
    const rule = await addRule(admin, { name: 'kept', actions: [{ kind: 'add_tags', tags: ['one'] }] })
    const params = { id: rule.id }
    await admin.api.rules.update({ params, body: { actions: [{ kind: 'add_tags', tags: ['two'] }] } })

    const back = await admin.api.rules.rollBack({ params: { ...params, version: 1 } })

    expect(back).toMatchObject({ version: 3, state: 'on', actions: [{ kind: 'add_tags', tags: ['one'] }] })
    const { items } = await admin.api.rules.versions({ params })
    expect(items.map(({ version, author }) => [version, author?.id])).toEqual([3, 2, 1].map((one) => [one, admin.id]))
  })

  test('what names something that is not there is refused at the place to blame', async () => {
    const broken = addRule(admin, {
      name: 'broken',
      condition: all(ask('nonsense', 'is', 'x')),
      actions: [{ kind: 'set_team', teamId: crypto.randomUUID() }],
    })

    await expect(broken).rejects.toMatchObject({
      code: 'invalid',
      fieldCodes: { 'condition.of.0.field': 'unknown', 'actions.0': 'unknown' },
    })
  })

  test('only administrators keep rules; agents read what rules did to their tickets', async () => {
    await expect(noa.api.rules.list()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addRule(noa, { name: 'mine', actions: [{ kind: 'stop' }] })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('a list says what fights, and what can never hold', async () => {
    const one = await addRule(admin, { name: 'one', actions: [{ kind: 'set_priority', priority: 1 }] })
    const two = await addRule(admin, { name: 'two', actions: [{ kind: 'set_priority', priority: 2 }] })
    const never = all(ask('status', 'is', 'open'), ask('status', 'is', 'solved'))
    await addRule(admin, { name: 'never', condition: never, actions: [{ kind: 'stop' }] })

    const { items } = await admin.api.rules.list()

    expect(items.map(({ warnings }) => warnings)).toEqual([
      [{ kind: 'fights', ruleId: two.id, name: 'two', field: 'priority' }],
      [],
      [{ kind: 'never' }],
    ])
    const { items: sorted } = await admin.api.rules.sort({ body: { ids: [two.id, one.id] } })
    expect(sorted.map(({ name }) => name)).toEqual(['two', 'one', 'never'])
  })
})
