import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#contract/index.ts'
import type { Operation } from '#contract/operation.ts'
import type { Ticket } from '#contract/tickets.ts'
import { hiddenTeam, openFor, openTicket, tokenOf } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let member: Somebody
let outsider: Somebody
let ana: Somebody
/** Ana's, in a team that only `member` looks into. */
let hidden: Ticket
let teamId: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  member = await world.person('agent', { name: 'Marta Miembro' })
  outsider = await world.person('agent', { name: 'Olga Fuera' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  teamId = (await hiddenTeam(world, 'Personal', [member])).id
  hidden = await openFor(member, ana, { teamId, subject: 'Ornitorrinco', tags: ['secreto'] })
})
afterAll(() => world.close())

const operations = Object.entries(contract).flatMap(([group, ops]) =>
  Object.entries(ops as Record<string, Operation>).map(([name, op]) => ({ name: `${group}.${name}`, op })),
)
const aboutTickets = operations.filter(({ op }) => op.path.includes(':number'))

/** Bodies that are right, so that nothing but reach can be the reason of a refusal. */
const bodies: Record<string, object> = {
  'ai.preview': { feature: 'summary' },
  'ai.answer': { feature: 'summary' },
  'ticketArticles.write': { title: 'Sin correo' },
  'catalogue.retryStep': { reason: 'Ya va' },
  'catalogue.skipStep': { reason: 'No hace falta' },
  'approvals.ask': { question: '¿Sí?', approverIds: ['0198f000-0000-7000-8000-000000000000'] },
  'messages.add': { kind: 'reply', bodyText: 'Hola' },
  'forwarding.forward': { to: ['otra@partner.example'], bodyText: 'Hola' },
  'messages.putDraft': { kind: 'reply', bodyHtml: '<p>Hola</p>' },
  'tickets.link': { to: 888_888 },
  'tickets.merge': { into: 888_888 },
  'mesh.makeLink': { kind: 'open', deviceId: '0198f000-0000-7000-8000-000000000000' },
  'messages.split': { messageIds: ['019ac000-0000-7000-8000-000000000000'] },
  'messages.read': { messageId: '0198f000-0000-7000-8000-000000000000' },
  'tasks.add': { title: 'Llamar' },
  'tasks.addChecklist': { checklistId: '0198f000-0000-7000-8000-000000000000' },
  'tasks.sort': { ids: [] },
  'timeEntries.add': { minutes: 5 },
  'macros.preview': { name: 'Cierre', actions: [{ kind: 'take' }] },
  'presences.tell': { state: 'viewing' },
  'escalations.escalate': { direction: 'up', reason: 'Urge' },
  'majorIncidents.declare': { title: { es: 'Sin correo' }, reason: 'Afecta a todos' },
  'problems.addTickets': { numbers: [888_888] },
  'problems.solve': { answers: { es: 'Arreglado' } },
  'problems.tell': { answers: { es: 'Lo miramos' } },
  'ratings.answer': { kind: 'note', bodyText: 'Gracias' },
  'ratings.rate': { score: 5 },
  'remote.ask': { kind: 'terminal', deviceId: '0198f000-0000-7000-8000-000000000000' },
  'sideConversations.start': { subject: 'Repuesto', to: ['otra@partner.example'], bodyText: 'Hola' },
  'ticketArticles.link': { articleId: '0198f000-0000-7000-8000-000000000000' },
}

async function ask(who: { cookie: string }, name: string, op: Operation, number: number) {
  const response = await world.fetch(
    `/api/v1${op.path
      .replace(':number', String(number))
      .replace(/:(to|ticket)\b/, '888888')
      .replace(':kind', 'resolution')
      .replace(/:(id|messageId)/, crypto.randomUUID())}`,
    {
      method: op.method,
      headers: { cookie: who.cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' },
      ...(op.method !== 'GET' && { body: JSON.stringify(bodies[name] ?? {}) }),
    },
  )
  const { code } = (await response.json()) as { code: string }
  return { name, status: response.status, code }
}

async function askAll(who: { cookie: string }, number: number, mayEnter: (op: Operation) => boolean) {
  const entered = aboutTickets.filter(({ op }) => mayEnter(op))
  return Promise.all(entered.map(({ name, op }) => ask(who, name, op, number)))
}

const isForPeople = (op: Operation) => op.access === 'guest' || op.access === 'requester'
const notFound = expect.objectContaining({ status: 404, code: 'not_found' })

describe('every route about a ticket', () => {
  test('is known here', () => {
    expect(aboutTickets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['tickets.get', 'tickets.change', 'messages.add', 'ratings.rate']),
    )
  })

  test('answers an agent outside its team as if there were none', async () => {
    const answers = await askAll(outsider, hidden.number, () => true)

    expect(answers).toEqual(answers.map(() => notFound))
  })

  test('answers the same where there really is none', async () => {
    const answers = await askAll(outsider, 999_999, () => true)

    expect(answers).toEqual(answers.map(() => notFound))
  })

  test('answers another requester as if there were none', async () => {
    const eva = await world.person('requester')

    const answers = await askAll(eva, hidden.number, isForPeople)

    expect(answers).toEqual(answers.map(() => notFound))
  })

  test('answers a guest of another ticket as if there were none, even of the same requester', async () => {
    const own = await openFor(member, ana)
    const guest = await world.guest(ana.email, own.id)

    const answers = await askAll(guest, hidden.number, (op) => op.access === 'guest')

    expect(answers).toEqual(answers.map(() => notFound))
  })

  test('answers a requester’s colleague as if there were none, unless she may see the organization’s', async () => {
    const { id: organizationId } = await admin.api.organizations.create({ body: { name: 'Clínica' } })
    const [eva, leo, iris] = [
      await world.person('requester', { organizationId }),
      await world.person('requester', { organizationId }),
      await world.person('requester', { organizationId, seesOrganization: true }),
    ]
    const ticket = await openTicket(eva)

    const closed = await askAll(leo, ticket.number, isForPeople)
    const seen = await iris.api.tickets.get({ params: ticket })

    expect(closed).toEqual(closed.map(() => notFound))
    expect(seen.number).toBe(ticket.number)
    expect((await iris.api.tickets.list()).items.map(({ number }) => number)).toEqual([ticket.number])
    await expect(iris.api.tickets.get({ params: hidden })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('answers a stranger that one must sign in', async () => {
    const answers = await askAll({ cookie: '' }, hidden.number, () => true)

    expect(answers).toEqual(answers.map(() => expect.objectContaining({ status: 401, code: 'not_signed_in' })))
  })
})

describe('an agent outside a members-only team', () => {
  test('finds its tickets in no list, view, count or search, and by no filter', async () => {
    const { api } = outsider
    const lists = await Promise.all([
      api.tickets.list(),
      api.tickets.list({ query: { teamId: [teamId] } }),
      api.tickets.list({ query: { q: 'ornitorrinco' } }),
      api.tickets.list({ query: { tag: ['secreto'] } }),
      api.tickets.list({ query: { requesterId: ana.id } }),
      ...(['mine', 'unassigned', 'open', 'pending', 'solved'] as const).map((id) =>
        api.views.tickets({ params: { id } }),
      ),
    ])
    const found = await api.search.search({ query: { q: 'ornitorrinco', limit: 20 } })
    const byNumber = await api.search.search({ query: { q: `#${hidden.number}`, type: 'ticket', limit: 20 } })

    const numbers = [
      ...lists.flatMap(({ items }) => items.map(({ number }) => number)),
      ...[...found.tickets, ...byNumber.tickets].map(({ ticket }) => ticket.number),
    ]
    expect(numbers).not.toContain(hidden.number)
  })

  test('does not even learn its tags', async () => {
    const [hers, members] = await Promise.all([outsider, member].map(({ api }) => api.tickets.tags()))

    expect(hers?.items.map(({ name }) => name)).not.toContain('secreto')
    expect(members?.items.map(({ name }) => name)).toContain('secreto')
  })

  test('has no view of the team, and its counts leave its tickets out', async () => {
    const team = `team:${teamId}` as const
    const [own, theirs] = [await outsider.api.views.counts(), await member.api.views.counts()]

    const refusal = outsider.api.views.tickets({ params: { id: team } })

    await expect(refusal).rejects.toMatchObject({ status: 404, code: 'not_found' })
    expect(own.counts).not.toHaveProperty(team)
    expect(theirs.counts).toHaveProperty(team, 1)
    expect((theirs.counts['open'] ?? 0) - (own.counts['open'] ?? 0)).toBe(1)
  })

  test('sees none of its ratings', async () => {
    const rated = await openFor(member, ana, { teamId })
    await member.api.tickets.change({ params: rated, body: { status: 'solved' } })
    await ana.api.ratings.rate({ params: rated, body: { score: 2, comment: 'Secreto' } })

    const { items } = await outsider.api.ratings.list()
    const summary = await outsider.api.ratings.summary()

    expect(items).toEqual([])
    expect(summary).toEqual({ count: 0, average: null, byScore: [0, 0, 0, 0, 0] })
    expect((await member.api.ratings.summary()).byScore).toEqual([0, 1, 0, 0, 0])
  })

  test('reaches a ticket that is given to her, and no longer when it is taken away', async () => {
    const ticket = await openFor(member, ana, { teamId, assigneeId: outsider.id })

    const seen = await outsider.api.tickets.get({ params: ticket })
    await member.api.tickets.change({ params: ticket, body: { assigneeId: null } })

    expect(seen.number).toBe(ticket.number)
    await expect(outsider.api.tickets.get({ params: ticket })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is let in by joining', async () => {
    const joiner = await world.person('agent')
    await admin.api.people.update({ params: { id: joiner.id }, body: { teamIds: [teamId] } })

    const ticket = await joiner.api.tickets.get({ params: hidden })

    expect(ticket.number).toBe(hidden.number)
  })

  test('is not an administrator, who sees every team', async () => {
    const ticket = await admin.api.tickets.get({ params: hidden })

    expect(ticket.number).toBe(hidden.number)
  })
})

test('a guest lists the one ticket only', async () => {
  const own = await openFor(member, ana)
  const guest = await world.guest(ana.email, own.id)

  const { items } = await guest.api.tickets.list()

  expect(items.map(({ number }) => number)).toEqual([own.number])
})

test('the link of a former requester opens nothing any more', async () => {
  const own = await openFor(member, ana)
  const guest = await world.guest(ana.email, own.id)
  const other = await world.person('requester')
  await member.api.tickets.change({ params: own, body: { requesterId: other.id } })

  const refusal = guest.api.tickets.get({ params: own })

  await expect(refusal).rejects.toMatchObject({ status: 401 })
})

test('a token reaches what its owner reaches, and no more', async () => {
  const program = await tokenOf(world, outsider, ['tickets:read', 'tickets:write'])

  const refusal = program.api.tickets.get({ params: hidden })

  await expect(refusal).rejects.toMatchObject({ status: 404, code: 'not_found' })
})
