import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFor, openTicket, tokenOf } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

function post(body: unknown, headers: Record<string, string> = {}) {
  return world.fetch('/api/v1/tickets', {
    method: 'POST',
    headers: { cookie: agent.cookie, 'content-type': 'application/json', 'x-requested-with': 'mesa', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function problemOf(response: Response) {
  return { type: response.headers.get('content-type'), ...((await response.json()) as object) }
}

describe('a ticket that an agent opens', () => {
  test('is new, for one person, of normal urgency, and so of low priority', async () => {
    const ticket = await openFor(agent, ana)

    expect(ticket).toMatchObject({
      status: 'new',
      type: 'incident',
      impact: 1,
      urgency: 2,
      priority: 4,
      priorityReason: null,
      channel: 'desk',
      language: 'es',
      requester: { id: ana.id, name: 'Ana Sol' },
      assignee: null,
      tags: [],
      messageCount: 1,
      snippet: 'Desde ayer por la tarde',
      awaitsReply: true,
      version: expect.any(Number),
    })
  })

  test('for an unknown address makes its requester', async () => {
    const ticket = await openTicket(agent, { requester: { email: 'Nadie@Clinica.example', name: 'Nadie Aún' } })

    expect(ticket.requester).toMatchObject({ email: 'nadie@clinica.example', name: 'Nadie Aún', role: 'requester' })
  })

  test('without a requester is the own one', async () => {
    const ticket = await openTicket(agent)

    expect(ticket.requester.id).toBe(agent.id)
  })

  test('for nobody known is refused by the name of the field', async () => {
    const refusal = openTicket(agent, { requester: { id: crypto.randomUUID() } })

    await expect(refusal).rejects.toMatchObject({
      status: 422,
      code: 'invalid',
      fields: { 'requester.id': expect.any(String) },
    })
  })

  test.each([
    [1, 1, 4],
    [1, 3, 3],
    [2, 2, 3],
    [3, 1, 3],
    [2, 3, 2],
    [3, 3, 1],
  ])('of impact %i and urgency %i has priority %i', async (impact, urgency, priority) => {
    const ticket = await openFor(agent, ana, { impact, urgency })

    expect(ticket.priority).toBe(priority)
  })

  test('has its impact raised by one for a VIP, and never beyond high', async () => {
    const vip = await world.person('requester', { isVip: true })

    const low = await openFor(agent, vip, { impact: 1, urgency: 3 })
    const high = await openFor(agent, vip, { impact: 3, urgency: 3 })

    expect([low.impact, low.priority]).toEqual([2, 2])
    expect([high.impact, high.priority]).toEqual([3, 1])
  })

  test('has its impact raised for everybody of a VIP organization', async () => {
    await admin.api.organizations.create({ body: { name: 'Clínica', domains: ['clinica-vip.example'], isVip: true } })

    const ticket = await openTicket(agent, { requester: { email: 'eva@clinica-vip.example' } })

    expect(ticket).toMatchObject({ impact: 2, organization: { name: 'Clínica' } })
  })

  test('goes to the team of its inbox, unless a team or none is named', async () => {
    const team = await admin.api.teams.create({ body: { name: 'Redes' } })
    const inbox = await admin.api.inboxes.create({
      body: { name: 'Redes', address: 'redes@desk.example', teamId: team.id },
    })

    const placed = await openFor(agent, ana, { inboxId: inbox.id })
    const free = await openFor(agent, ana, { inboxId: inbox.id, teamId: null })

    expect(placed).toMatchObject({ inbox: { id: inbox.id }, team: { id: team.id, name: 'Redes' } })
    expect(free.team).toBeNull()
  })

  test('is open from the start when it is given to somebody', async () => {
    const ticket = await openFor(agent, ana, { assigneeId: agent.id })

    expect(ticket).toMatchObject({ status: 'open', assignee: { id: agent.id } })
  })

  test.each(['assigneeId', 'teamId', 'inboxId'] as const)('with an unknown %s is refused', async (field) => {
    const refusal = openFor(agent, ana, { [field]: crypto.randomUUID() })

    await expect(refusal).rejects.toMatchObject({
      status: expect.toSatisfy((status) => status === 422 || status === 404),
    })
  })

  test('counts each of its tags once, however often and in whatever letters it is named', async () => {
    await openFor(agent, ana, { tags: ['Impresora', 'impresora', 'planta 2'] })

    const { items } = await agent.api.tickets.tags({ query: { q: 'impre' } })

    expect(items).toEqual([{ name: 'impresora', count: 1 }])
  })

  test('keeps who gets copies beside the requester', async () => {
    const ticket = await openFor(agent, ana, { cc: ['jefa@clinica.example', 'JEFA@clinica.example'] })

    expect(ticket.participants).toEqual([
      { address: ana.email, name: 'Ana Sol', role: 'requester' },
      { address: 'jefa@clinica.example', name: '', role: 'cc' },
    ])
  })

  test('keeps the requester as such who is also named for a copy', async () => {
    const ticket = await openFor(agent, ana, { cc: [ana.email] })

    expect(ticket.participants).toEqual([{ address: ana.email, name: 'Ana Sol', role: 'requester' }])
  })

  test('is told in its history as made by the agent', async () => {
    const ticket = await openFor(agent, ana)

    const { items } = await agent.api.tickets.history({ params: { number: ticket.number } })

    expect(items).toMatchObject([{ type: 'ticket.created', cause: { kind: 'person', person: { id: agent.id } } }])
  })

  test('in a team that she cannot look into is answered all the same', async () => {
    const team = await admin.api.teams.create({ body: { name: 'Dirección', visibility: 'members' } })

    const ticket = await openFor(agent, ana, { teamId: team.id })

    expect(ticket.team?.id).toBe(team.id)
    await expect(agent.api.tickets.get({ params: ticket })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a ticket that a requester opens', () => {
  test('is her own, by the portal', async () => {
    const ticket = await openTicket(ana)

    expect(ticket).toMatchObject({ requester: { id: ana.id }, channel: 'portal', status: 'new' })
  })

  test('has the urgency she gives, but neither impact, team, assignee nor tags', async () => {
    const team = await admin.api.teams.create({ body: { name: 'Elegido' } })

    const ticket = await openTicket(ana, {
      urgency: 3,
      impact: 3,
      teamId: team.id,
      assigneeId: agent.id,
      tags: ['mío'],
      channel: 'phone',
    })
    const seen = await agent.api.tickets.get({ params: ticket })

    expect(seen).toMatchObject({ urgency: 3, impact: 1, assignee: null, tags: [], channel: 'portal' })
    expect(seen.team?.id).not.toBe(team.id)
  })

  test('may name herself', async () => {
    const byId = await openTicket(ana, { requester: { id: ana.id } })
    const byEmail = await openTicket(ana, { requester: { email: ana.email.toUpperCase() } })

    expect([byId.requester.id, byEmail.requester.id]).toEqual([ana.id, ana.id])
  })

  test('may not name anybody else, known or not', async () => {
    const others = [{ id: agent.id }, { email: agent.email }, { email: 'new@clinica.example' }]

    const refusals = await Promise.allSettled(others.map((requester) => openTicket(ana, { requester })))

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 403, code: 'forbidden' } })
  })
})

describe('a program with a token', () => {
  test('opens tickets when it was given that scope', async () => {
    const program = await tokenOf(world, agent, ['tickets:write', 'tickets:read'])

    const ticket = await openFor(program, ana, { channel: 'alert' })

    expect(ticket).toMatchObject({ channel: 'alert', requester: { id: ana.id } })
  })

  test('is refused without it', async () => {
    const program = await tokenOf(world, agent, ['tickets:read', 'people:write'])

    const refusal = openFor(program, ana)

    await expect(refusal).rejects.toMatchObject({ status: 403, code: 'forbidden' })
  })
})

describe('a body that is not right', () => {
  test('is refused with every bad field by its path (RFC 9457)', async () => {
    const response = await post({ subject: ' ', impact: 4, tags: ['a,b'], requester: { email: 'not an address' } })

    expect(response.status).toBe(422)
    const problem = await problemOf(response)
    expect(problem).toMatchObject({
      type: 'urn:mesa:problem:invalid',
      status: 422,
      code: 'invalid',
      title: expect.any(String),
      detail: expect.any(String),
    })
    const { errors } = problem as unknown as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['impact', 'requester.email', 'subject', 'tags.0'])
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  test.each([
    ['broken JSON', '{"subject":', 400, 'malformed'],
    ['nothing', '', 400, 'malformed'],
    ['a list', '[]', 422, 'invalid'],
    ['a word', '"ticket"', 422, 'invalid'],
  ])('is refused when it is %s', async (_, body, status, code) => {
    const response = await post(body)

    expect([response.status, await response.json()]).toMatchObject([status, { code }])
  })

  test('is refused when nothing is said in it', async () => {
    const empty = [{ bodyText: ' \n ' }, { bodyText: undefined, bodyHtml: '<p>&nbsp;</p><script>x</script>' }]

    const refusals = await Promise.allSettled(empty.map((body) => openFor(agent, ana, body)))

    for (const refusal of refusals)
      expect(refusal).toMatchObject({ reason: { status: 422, fields: { bodyText: expect.any(String) } } })
  })

  test('is taken without the characters that no database keeps', async () => {
    const ticket = await openFor(agent, ana, {
      subject: 'a\u0000b\ud800',
      bodyText: 'c\u0000d\udfff',
      tags: ['e\u0000f'],
    })

    expect(ticket).toMatchObject({ subject: 'ab\ufffd', snippet: 'cd\ufffd', tags: ['ef'] })
  })
})

describe('an Idempotency-Key', () => {
  const body = () => ({ subject: 'Una vez', bodyText: 'Solo una', requester: { email: ana.email } })
  const countOf = async (subject: string) =>
    (await world.db.selectFrom('tickets').select('id').where('subject', '=', subject).execute()).length

  test('sent again with the same body opens no second ticket and gets the same answer', async () => {
    const first = await post(body(), { 'idempotency-key': 'again' })
    const second = await post(body(), { 'idempotency-key': 'again' })

    expect([first.status, second.status]).toEqual([201, 201])
    expect(await second.json()).toEqual(await first.json())
    expect(await countOf('Una vez')).toBe(1)
  })

  test('sent with another body is refused', async () => {
    await post(body(), { 'idempotency-key': 'other' })

    const response = await post({ ...body(), subject: 'Otra cosa' }, { 'idempotency-key': 'other' })

    expect([response.status, await response.json()]).toMatchObject([422, { code: 'idempotency_mismatch' }])
    expect(await countOf('Otra cosa')).toBe(0)
  })

  test('of one person is nothing to another', async () => {
    await post(body(), { 'idempotency-key': 'shared' })

    const response = await post(
      { ...body(), subject: 'De otra' },
      { 'idempotency-key': 'shared', cookie: admin.cookie },
    )

    expect(response.status).toBe(201)
  })

  test('sent ten times at once opens one ticket', async () => {
    const parallel = { ...body(), subject: 'Diez a la vez' }

    const responses = await Promise.all(
      Array.from({ length: 10 }, () => post(parallel, { 'idempotency-key': 'at once' })),
    )

    const codes = responses.map(({ status }) => status)
    expect(codes).toContain(201)
    expect(codes.every((status) => status === 201 || status === 409)).toBe(true)
    expect(await countOf('Diez a la vez')).toBe(1)
  })

  test('of a request that failed may be used again', async () => {
    const broken = await post({ ...body(), subject: 'Segunda', assigneeId: ana.id }, { 'idempotency-key': 'retry' })

    const response = await post({ ...body(), subject: 'Segunda' }, { 'idempotency-key': 'retry' })

    expect([broken.status, response.status]).toEqual([422, 201])
  })

  test.each([
    ['empty', ''],
    ['endless', 'x'.repeat(201)],
  ])('that is %s is refused', async (_, key) => {
    const response = await post(body(), { 'idempotency-key': key })

    expect([response.status, await response.json()]).toMatchObject([422, { code: 'invalid' }])
  })

  test('keeps no secret that was shown once only', async () => {
    const made = await agent.api.tokens.create({
      body: { name: 'once', scopes: ['tickets:read'] },
      headers: { idempotencyKey: 'secret' },
    })

    const again = agent.api.tokens.create({
      body: { name: 'once', scopes: ['tickets:read'] },
      headers: { idempotencyKey: 'secret' },
    })

    await expect(again).rejects.toMatchObject({ code: 'already_done' })
    const rows = await world.db.selectFrom('idempotencyKeys').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(made.token)
  })
})
