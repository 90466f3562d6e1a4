import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket, TicketStatus } from '#contract/tickets.ts'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { movesFrom } from './transitions.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

const statuses: TicketStatus[] = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed']
const wayTo: Record<TicketStatus, TicketStatus[]> = {
  new: [],
  open: ['open'],
  pending: ['pending'],
  on_hold: ['on_hold'],
  solved: ['solved'],
  closed: ['solved', 'closed'],
}

async function ticketThatIs(status: TicketStatus): Promise<Ticket> {
  let ticket = await openFor(agent, ana)
  for (const step of wayTo[status]) ticket = await change(ticket, { status: step })
  return ticket
}

function change(ticket: Ticket, body: Parameters<Somebody['api']['tickets']['change']>[0]['body'], ifMatch?: number) {
  return agent.api.tickets.change({ params: { number: ticket.number }, body, headers: { ifMatch } })
}

async function historyOf(ticket: Ticket) {
  const { items } = await agent.api.tickets.history({ params: { number: ticket.number } })
  return items
}

describe('a status', () => {
  test.each(statuses)('%s goes where the table says, and `can` says the same', async (from) => {
    const tickets = await Promise.all(movesFrom(from).map(() => ticketThatIs(from)))

    const moved = await Promise.all(tickets.map((ticket, index) => change(ticket, { status: movesFrom(from)[index] })))

    expect(moved.map(({ status }) => status)).toEqual(movesFrom(from))
    expect(tickets[0]?.can.statuses).toEqual(movesFrom(from))
  })

  test.each(statuses)('%s goes nowhere else', async (from) => {
    const ticket = await ticketThatIs(from)
    const elsewhere = statuses.filter((to) => to !== from && !movesFrom(from).includes(to))

    const refusals = await Promise.allSettled(elsewhere.map((status) => change(ticket, { status })))

    expect(refusals).toHaveLength(elsewhere.length)
    const code = from === 'closed' ? 'ticket_closed' : 'move_not_allowed'
    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { code } })
  })

  test('that stays as it is changes nothing, not even the version', async () => {
    const ticket = await openFor(agent, ana)

    const same = await change(ticket, { status: 'new', subject: ticket.subject })

    expect(same).toEqual(ticket)
  })

  test('solved and closed are dated by Mesa’s clock, and opening again takes the dates away', async () => {
    const ticket = await openFor(agent, ana)

    world.pass(3_600_000)
    const solved = await change(ticket, { status: 'solved' })
    const closed = await change(ticket, { status: 'closed' })
    const open = await change(ticket, { status: 'open' })

    expect(Date.parse(solved.solvedAt ?? '') - Date.parse(ticket.createdAt)).toBeGreaterThanOrEqual(3_600_000)
    expect(closed).toMatchObject({ solvedAt: solved.solvedAt, closedAt: expect.any(String) })
    expect(open).toMatchObject({ solvedAt: null, closedAt: null })
  })

  test('closed keeps everything else from being changed', async () => {
    const ticket = await ticketThatIs('closed')

    const refusal = change(ticket, { subject: 'Otro asunto' })

    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'ticket_closed' })
  })
})

describe('If-Match', () => {
  test('lets the change through while nobody else changed the ticket', async () => {
    const ticket = await openFor(agent, ana)

    const changed = await change(ticket, { subject: 'Con versión' }, ticket.version)

    expect(changed.version).toBeGreaterThan(ticket.version)
  })

  test('stops it when somebody did', async () => {
    const ticket = await openFor(agent, ana)
    await change(ticket, { subject: 'Antes' })

    const refusal = change(ticket, { subject: 'Después' }, ticket.version)

    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'ticket_changed' })
  })

  test('lets one of two through that come at once', async () => {
    const ticket = await openFor(agent, ana)

    const outcomes = await Promise.allSettled([
      change(ticket, { subject: 'Uno' }, ticket.version),
      change(ticket, { subject: 'Dos' }, ticket.version),
    ])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('that cannot be read is refused rather than ignored', async () => {
    const ticket = await openFor(agent, ana)

    const response = await world.fetch(`/api/v1/tickets/${ticket.number}`, {
      method: 'PATCH',
      headers: {
        cookie: agent.cookie,
        'content-type': 'application/json',
        'x-requested-with': 'mesa',
        'if-match': '"today"',
      },
      body: JSON.stringify({ subject: 'No' }),
    })

    expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed' }])
  })
})

describe('the priority', () => {
  test('follows impact and urgency', async () => {
    const ticket = await openFor(agent, ana)

    const changed = await change(ticket, { impact: 3, urgency: 3 })

    expect(changed).toMatchObject({ priority: 1, priorityReason: null })
  })

  test('is overridden with a reason only', async () => {
    const ticket = await openFor(agent, ana)

    const refusal = change(ticket, { priority: 1 })

    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { priorityReason: expect.any(String) } })
  })

  test('stays overridden when impact or urgency change', async () => {
    const ticket = await openFor(agent, ana)
    await change(ticket, { priority: 1, priorityReason: 'Lo pide dirección' })

    const changed = await change(ticket, { impact: 2, urgency: 1 })

    expect(changed).toMatchObject({ priority: 1, priorityReason: 'Lo pide dirección', impact: 2 })
  })

  test('goes back to the matrix when the override is taken away', async () => {
    const ticket = await openFor(agent, ana)
    await change(ticket, { priority: 1, priorityReason: 'Lo pide dirección', impact: 2 })

    const changed = await change(ticket, { priority: null })

    expect(changed).toMatchObject({ priority: 3, priorityReason: null })
  })

  test('has its reason in the history, and not before the requester', async () => {
    const ticket = await openFor(agent, ana)
    await change(ticket, { priority: 2, priorityReason: 'Cliente enfadado' })

    const seen = await ana.api.tickets.get({ params: ticket })

    expect(seen.priorityReason).toBeNull()
    expect((await historyOf(ticket)).at(-1)?.changes).toEqual(
      expect.arrayContaining([
        { field: 'priority', from: 4, to: 2 },
        { field: 'priorityReason', from: null, to: 'Cliente enfadado' },
      ]),
    )
  })
})

describe('an assignee', () => {
  test('who takes a new ticket opens it', async () => {
    const ticket = await openFor(agent, ana)

    const taken = await change(ticket, { assigneeId: agent.id })

    expect(taken).toMatchObject({ status: 'open', assignee: { id: agent.id, name: 'Berta Agente' } })
  })

  test('leaves a pending ticket pending', async () => {
    const ticket = await ticketThatIs('pending')

    const taken = await change(ticket, { assigneeId: agent.id })

    expect(taken.status).toBe('pending')
  })

  test('is nobody unknown, no requester and nobody who has left', async () => {
    const ticket = await openFor(agent, ana)
    const admin = await world.admin()
    const left = await world.person('agent')
    await admin.api.people.update({ params: { id: left.id }, body: { isActive: false } })

    const refusals = await Promise.allSettled(
      [crypto.randomUUID(), ana.id, left.id].map((assigneeId) => change(ticket, { assigneeId })),
    )

    for (const refusal of refusals)
      expect(refusal).toMatchObject({ reason: { status: 422, fields: { assigneeId: expect.any(String) } } })
  })

  test('who has left keeps the ticket until it is given to somebody else', async () => {
    const ticket = await openFor(agent, ana)
    const admin = await world.admin()
    const left = await world.person('agent', { name: 'Carla Seva' })
    await change(ticket, { assigneeId: left.id })
    await admin.api.people.update({ params: { id: left.id }, body: { isActive: false } })

    await change(ticket, { subject: 'Sigue siendo de Carla' })
    await change(ticket, { assigneeId: agent.id })

    expect((await historyOf(ticket)).at(-1)?.changes).toEqual([
      { field: 'assigneeId', from: 'Carla Seva', to: 'Berta Agente' },
    ])
  })

  test('may give a ticket away into a team that she cannot look into', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const ticket = await openFor(agent, ana)

    const given = await change(ticket, { teamId: team.id })

    expect(given.team?.name).toBe('Personal')
    await expect(change(ticket, { teamId: null })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('another requester', () => {
  test('brings the own organization, and gets the answers instead of the one before', async () => {
    const admin = await world.admin()
    const organization = await admin.api.organizations.create({ body: { name: 'Hotel' } })
    const eva = await world.person('requester', { name: 'Eva Mar', organizationId: organization.id })
    const ticket = await openFor(agent, ana, { cc: ['copia@hotel.example'] })

    const changed = await change(ticket, { requesterId: eva.id })

    expect(changed).toMatchObject({ requester: { id: eva.id }, organization: { name: 'Hotel' } })
    expect(changed.participants).toEqual([
      { address: eva.email, name: 'Eva Mar', role: 'requester' },
      { address: 'copia@hotel.example', name: '', role: 'cc' },
    ])
    await expect(ana.api.tickets.get({ params: ticket })).rejects.toMatchObject({ code: 'not_found' })
    expect(await eva.api.tickets.get({ params: ticket })).toMatchObject({ number: ticket.number })
  })

  test('is somebody known', async () => {
    const ticket = await openFor(agent, ana)

    const refusal = change(ticket, { requesterId: crypto.randomUUID() })

    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { requesterId: expect.any(String) } })
  })

  test('is found by the name', async () => {
    const eva = await world.person('requester', { name: 'Wilhelmine Xanten' })
    const ticket = await openFor(agent, ana)
    await change(ticket, { requesterId: eva.id })

    const { tickets } = await agent.api.search.search({ query: { q: 'wilhelmine', type: 'ticket', limit: 5 } })

    expect(tickets.map((one) => one.ticket.number)).toEqual([ticket.number])
  })
})

describe('tags', () => {
  test('are added and taken away one by one, and replaced as a whole', async () => {
    const ticket = await openFor(agent, ana, { tags: ['uno', 'dos'] })

    const added = await change(ticket, { addTags: ['tres', 'uno'], removeTags: ['dos'] })
    const replaced = await change(ticket, { tags: ['cuatro', 'cuatro'] })

    expect(added.tags).toEqual(['uno', 'tres'])
    expect(replaced.tags).toEqual(['cuatro'])
  })

  test('are counted over all tickets', async () => {
    const one = await openFor(agent, ana, { tags: ['contada', 'contada-a'] })
    await openFor(agent, ana, { tags: ['contada'] })
    await change(one, { removeTags: ['contada-a'] })

    const { items } = await agent.api.tickets.tags({ query: { q: 'contada' } })

    expect(items).toEqual([{ name: 'contada', count: 2 }])
  })

  test('are changed by many at once without anybody waiting for ever or a count being lost', async () => {
    const tickets = await Promise.all(Array.from({ length: 6 }, () => openFor(agent, ana)))

    await Promise.all(
      tickets.map((ticket, index) => change(ticket, { tags: index % 2 === 0 ? ['zeta', 'alfa'] : ['alfa', 'zeta'] })),
    )

    const { items } = await agent.api.tickets.tags()
    expect(items.filter(({ name }) => name === 'alfa' || name === 'zeta')).toEqual([
      { name: 'alfa', count: 6 },
      { name: 'zeta', count: 6 },
    ])
  })
})

describe('the history', () => {
  test('says who changed what, with names before and after', async () => {
    const admin = await world.admin()
    const team = await admin.api.teams.create({ body: { name: 'Impresoras' } })
    const ticket = await openFor(agent, ana)

    await change(ticket, { teamId: team.id, assigneeId: agent.id, subject: 'Otro asunto' })

    const entry = (await historyOf(ticket)).at(-1)
    expect(entry).toMatchObject({ type: 'ticket.changed', cause: { kind: 'person', person: { name: 'Berta Agente' } } })
    expect(entry?.changes).toEqual([
      { field: 'subject', from: 'No imprime', to: 'Otro asunto' },
      { field: 'teamId', from: 'Soporte', to: 'Impresoras' },
      { field: 'assigneeId', from: null, to: 'Berta Agente' },
      { field: 'status', from: 'new', to: 'open' },
    ])
  })

  test('still tells the name of a team that is gone', async () => {
    const admin = await world.admin()
    const team = await admin.api.teams.create({ body: { name: 'Efímero' } })
    const ticket = await openFor(agent, ana, { teamId: team.id })
    await change(ticket, { teamId: null })
    await admin.api.teams.remove({ params: { id: team.id } })

    const entries = await historyOf(ticket)

    expect(entries.at(-1)?.changes).toEqual([{ field: 'teamId', from: 'Efímero', to: null }])
  })

  test('is read page by page, oldest first, each entry once', async () => {
    // Somebody of whom little was heard: mails held back are told in the history too.
    const ticket = await openFor(agent, await world.person('requester'))
    for (const subject of ['Uno', 'Dos', 'Tres', 'Cuatro']) await change(ticket, { subject })

    const params = { number: ticket.number }
    const first = await agent.api.tickets.history({ params, query: { limit: 3 } })
    const second = await agent.api.tickets.history({ params, query: { limit: 3, cursor: first.nextCursor ?? '' } })

    const told = [...first.items, ...second.items].map(({ changes }) => changes[0]?.to)
    expect(told).toEqual([undefined, 'Uno', 'Dos', 'Tres', 'Cuatro'])
    expect(second.nextCursor).toBeNull()
  })

  test('is not for requesters', async () => {
    const ticket = await openTicket(ana)

    const refusal = ana.api.tickets.history({ params: { number: ticket.number } })

    await expect(refusal).rejects.toMatchObject({ status: 403 })
  })
})
