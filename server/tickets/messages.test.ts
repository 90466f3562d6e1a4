import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leftAtOnce, openFor, openTicket, tokenOf } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

type Ticket = { number: number }
type Draft = Parameters<Somebody['api']['messages']['add']>[0]['body']

async function say(who: Pick<Somebody, 'api'>, { number }: Ticket, draft: Partial<Draft> = {}, ifMatch?: number) {
  const body = { kind: 'reply' as const, bodyText: 'Hola', ...draft }
  return leftAtOnce(await who.api.messages.add({ params: { number }, body, headers: { ifMatch } }))
}

const see = (who: Somebody, { number }: Ticket) => who.api.tickets.get({ params: { number } })
const setStatus = (ticket: Ticket, status: 'pending' | 'solved' | 'closed') =>
  agent.api.tickets.change({ params: { number: ticket.number }, body: { status } })

async function textsFor(who: Somebody, { number }: Ticket) {
  const { items } = await who.api.messages.list({ params: { number } })
  return items.map(({ bodyText }) => bodyText)
}

describe('an agent’s reply', () => {
  test('goes to the requester and the copies, opens a new ticket, and answers it', async () => {
    const ticket = await openFor(agent, ana, { cc: ['jefa@clinica.example'] })

    const message = await say(agent, ticket, { bodyText: 'Reinicie la impresora' })

    expect(message).toMatchObject({
      kind: 'reply',
      direction: 'out',
      author: { id: agent.id },
      to: [{ name: 'Ana Sol', address: ana.email }],
      cc: [{ name: '', address: 'jefa@clinica.example' }],
      newText: 'Reinicie la impresora',
      delivery: { state: 'queued' },
    })
    expect(await see(agent, ticket)).toMatchObject({
      status: 'open',
      awaitsReply: false,
      messageCount: 2,
      snippet: 'Reinicie la impresora',
    })
  })

  test('sets the status it names in the same stroke', async () => {
    const ticket = await openFor(agent, ana)

    await say(agent, ticket, { status: 'pending' })

    const { items } = await agent.api.tickets.history({ params: { number: ticket.number } })
    expect((await see(agent, ticket)).status).toBe('pending')
    expect(items.at(-1)).toMatchObject({
      type: 'message.added',
      changes: [{ field: 'status', from: 'new', to: 'pending' }],
    })
  })

  test('that names a status out of reach is not sent', async () => {
    const ticket = await openFor(agent, ana)
    await say(agent, ticket)

    const refusal = say(agent, ticket, { bodyText: 'No sale', status: 'closed' })

    await expect(refusal).rejects.toMatchObject({ status: 422, code: 'move_not_allowed' })
    expect(await textsFor(agent, ticket)).not.toContain('No sale')
  })

  test('replaces who gets copies when it says so, and keeps them when it does not', async () => {
    const ticket = await openFor(agent, ana, { cc: ['uno@clinica.example'] })

    const same = await say(agent, ticket)
    const other = await say(agent, ticket, { cc: ['dos@clinica.example'] })
    const none = await say(agent, ticket, { cc: [] })

    expect([same, other, none].map(({ cc }) => cc.map(({ address }) => address))).toEqual([
      ['uno@clinica.example'],
      ['dos@clinica.example'],
      [],
    ])
  })

  test('is stopped when the thread moved on and she asked to be', async () => {
    const ticket = await openFor(agent, ana)
    await say(ana, ticket, { bodyText: 'Ya funciona' })

    const refusal = say(agent, ticket, {}, ticket.version)

    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'ticket_changed' })
  })

  test('is kept once however often it is sent with one Idempotency-Key', async () => {
    const ticket = await openFor(agent, ana)
    const request = {
      params: { number: ticket.number },
      body: { kind: 'reply' as const, bodyText: 'Una sola vez' },
      headers: { idempotencyKey: 'reply once' },
    }

    const first = await agent.api.messages.add(request)
    const second = await agent.api.messages.add(request)

    expect(second).toEqual(first)
    expect(await textsFor(agent, ticket)).toEqual(['Desde ayer por la tarde', 'Una sola vez'])
  })
})

describe('an internal note', () => {
  test('changes neither status nor who waits, and is the newest thing agents see', async () => {
    const ticket = await openFor(agent, ana)

    await say(agent, ticket, { kind: 'note', bodyText: 'Garantía vencida' })

    expect(await see(agent, ticket)).toMatchObject({
      status: 'new',
      awaitsReply: true,
      messageCount: 2,
      snippet: 'Garantía vencida',
    })
  })

  test('is nothing to the requester or a guest: not as text, snippet, count or found word', async () => {
    const ana = await world.person('requester')
    const ticket = await openFor(agent, ana)
    const guest = await world.guest(ana.email, ticket.id)
    await say(agent, ticket, { kind: 'note', bodyText: 'Garantía hipopótamo' })

    for (const reader of [ana, guest]) {
      expect(await textsFor(reader, ticket)).toEqual(['Desde ayer por la tarde'])
      expect(await see(reader, ticket)).toMatchObject({ snippet: 'Desde ayer por la tarde', messageCount: 1 })
      expect((await reader.api.tickets.list({ query: { q: 'hipopótamo' } })).items).toEqual([])
      expect((await reader.api.tickets.list({ query: { q: 'ayer imprime' } })).items).toMatchObject([
        { number: ticket.number },
      ])
    }
    expect((await agent.api.tickets.list({ query: { q: 'hipopótamo' } })).items).toHaveLength(1)
  })

  test('is not for requesters to write, nor a call, nor a status', async () => {
    const ticket = await openTicket(ana)
    const drafts: Partial<Draft>[] = [{ kind: 'note' }, { status: 'solved' }]

    const refusals = await Promise.allSettled(drafts.map((draft) => say(ana, ticket, draft)))

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 403, code: 'forbidden' } })
  })

  test('may still be written on a ticket that was closed long ago', async () => {
    const ticket = await openFor(agent, ana)
    await setStatus(ticket, 'closed')
    world.pass(40 * 86_400_000)
    const later = await world.person('agent')

    await say(later, ticket, { kind: 'note', bodyText: 'Para el archivo' })

    expect((await see(later, ticket)).status).toBe('closed')
  })
})

describe('a requester’s reply', () => {
  test.each(['pending', 'solved', 'closed'] as const)('opens a %s ticket again', async (status) => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana, { assigneeId: agent.id })
    await agent.api.tickets.change({ params: ticket, body: { status: 'solved' } })
    if (status !== 'solved') {
      await agent.api.tickets.change({ params: ticket, body: { status } })
    }

    await say(ana, ticket, { bodyText: 'Sigue igual' })

    expect(await see(agent, ticket)).toMatchObject({
      status: 'open',
      awaitsReply: true,
      solvedAt: null,
      closedAt: null,
    })
  })

  test('leaves a ticket on hold where it is', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)
    await agent.api.tickets.change({ params: ticket, body: { status: 'on_hold' } })

    await say(ana, ticket)

    expect((await see(agent, ticket)).status).toBe('on_hold')
  })

  test('on a ticket closed for longer than its inbox allows is refused, and so is the agent’s', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)
    await agent.api.tickets.change({ params: ticket, body: { status: 'closed' } })
    world.pass(31 * 86_400_000)
    const [lateAgent, lateAna] = [await world.person('agent'), await world.guest(ana.email, ticket.id)]

    const refusals = await Promise.allSettled([say(lateAna, ticket), say(lateAgent, ticket)])

    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { status: 409, code: 'ticket_closed' } })
    expect((await see(lateAna, ticket)).can.reply).toBe(false)
  })

  test('tells her the name of who answers, not the address', async () => {
    const [agent, ana] = [await world.person('agent', { name: 'Carlos Díaz' }), await world.person('requester')]
    const ticket = await openFor(agent, ana, { assigneeId: agent.id })
    await say(agent, ticket)

    const { items } = await ana.api.messages.list({ params: { number: ticket.number } })

    expect(items.at(-1)).toMatchObject({ author: { name: 'Carlos Díaz', email: null }, delivery: null })
    expect((await see(ana, ticket)).assignee).toMatchObject({ name: 'Carlos Díaz', email: null })
    expect(JSON.stringify(items)).not.toContain(agent.email)
  })

  test('by a guest is the requester’s own', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)
    const guest = await world.guest(ana.email, ticket.id)

    const message = await say(guest, ticket, { bodyText: 'Desde el enlace' })

    expect(message).toMatchObject({ direction: 'in', channel: 'portal', author: { id: ana.id } })
  })
})

describe('solved, says the requester', () => {
  test('or not: both are the requester’s to say, and a guest’s', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)
    const guest = await world.guest(ana.email, ticket.id)

    const solved = await ana.api.tickets.solve({ params: ticket })
    const reopened = await guest.api.tickets.reopen({ params: ticket, body: { bodyText: 'Pues no' } })

    expect([solved.status, reopened.status]).toEqual(['solved', 'open'])
    expect(await textsFor(agent, ticket)).toEqual(['Desde ayer por la tarde', 'Pues no'])
  })

  test('again is no second time', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)

    const once = await ana.api.tickets.solve({ params: ticket })
    const twice = await ana.api.tickets.solve({ params: ticket })

    expect(twice).toEqual(once)
  })

  test('cannot be said by a colleague who only looks on', async () => {
    const admin = await world.admin()
    const organization = await admin.api.organizations.create({ body: { name: 'Bodega' } })
    const placed = { organizationId: organization.id, seesOrganization: true }
    const [ana, eva] = [await world.person('requester', placed), await world.person('requester', placed)]
    const ticket = await openTicket(ana)

    const refusal = eva.api.tickets.solve({ params: ticket })

    await expect(refusal).rejects.toMatchObject({ status: 403, code: 'forbidden' })
    expect((await see(eva, ticket)).can.solve).toBe(false)
  })

  test('cannot be denied by an agent in the requester’s name, nor where nothing was solved', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)
    const unsolved = ana.api.tickets.reopen({ params: ticket, body: {} })
    await expect(unsolved).rejects.toMatchObject({ status: 422, code: 'move_not_allowed' })
    await ana.api.tickets.solve({ params: ticket })

    const refusal = agent.api.tickets.reopen({ params: ticket, body: { bodyText: 'No' } })

    await expect(refusal).rejects.toMatchObject({ status: 403 })
  })
})

describe('a message’s body', () => {
  test.each([
    ['a script', '<p>hola</p><script>alert(1)</script>', /script|alert/i],
    ['an event handler', '<img src="https://x.example/a.png" onerror="alert(1)">hola', /onerror|alert/i],
    ['a javascript: link', '<a href="javascript:alert(1)">hola</a>', /javascript/i],
    ['a hidden javascript: link', '<a href="java\tscript:alert(1)">hola</a>', /script:/i],
    ['a data: page', '<a href="data:text/html,<script>alert(1)</script>">hola</a>', /data:|alert/i],
    ['a frame', '<iframe src="https://x.example"></iframe>hola', /iframe/i],
    ['a form', '<form action="https://x.example"><input name="p"></form>hola', /<form|<input/i],
    ['a style sheet', '<style>body{background:url(//x.example)}</style>hola', /<style|x\.example/i],
    ['an SVG', '<svg onload="alert(1)"><script>alert(1)</script></svg>hola', /svg|onload|alert/i],
    ['a base', '<base href="https://x.example/">hola', /<base/i],
  ])('is kept without %s', async (_, bodyHtml, trace) => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)

    const byAgent = await say(agent, ticket, { bodyText: undefined, bodyHtml })
    const byRequester = await say(ana, ticket, { bodyText: undefined, bodyHtml })

    for (const message of [byAgent, byRequester]) {
      expect(message.bodyHtml).not.toMatch(trace)
      expect(message.bodyHtml).toContain('hola')
      expect(message.bodyText).toContain('hola')
    }
  })

  test('must say something', async () => {
    const [agent, ana] = [await world.person('agent'), await world.person('requester')]
    const ticket = await openFor(agent, ana)

    const refusal = say(agent, ticket, { bodyText: ' \n' })

    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { bodyText: expect.any(String) } })
  })
})

test('the messages of a ticket are read page by page, oldest first, each once', async () => {
  const [agent, ana] = [await world.person('agent'), await world.person('requester')]
  const ticket = await openFor(agent, ana)
  for (const bodyText of ['1', '2', '3', '4']) await say(agent, ticket, { bodyText })

  const params = { number: ticket.number }
  const first = await agent.api.messages.list({ params, query: { limit: 3 } })
  const second = await agent.api.messages.list({ params, query: { limit: 3, cursor: first.nextCursor ?? '' } })

  const texts = [...first.items, ...second.items].map(({ bodyText }) => bodyText)
  expect(texts).toEqual(['Desde ayer por la tarde', '1', '2', '3', '4'])
  expect(second.nextCursor).toBeNull()
})

test('a program’s reply is told apart from a person’s', async () => {
  const [agent, ana] = [await world.person('agent'), await world.person('requester')]
  const ticket = await openFor(agent, ana)
  const program = await tokenOf(world, agent, ['tickets:write'])

  const message = await say(program, ticket)

  expect(message).toMatchObject({ channel: 'api', author: { id: agent.id } })
})

test('texts of endless new words never close a ticket to further messages', async () => {
  const [colleague, eva] = [await world.person('agent'), await world.person('requester')]
  const ticket = await openFor(colleague, eva)
  const words = (seed: number) =>
    Array.from(
      { length: 8000 },
      (_, index) => `${seed}x${index}`.padEnd(60, 'z') + (index % 15 === 0 ? '\n' : ' '),
    ).join('')
  for (let seed = 0; seed < 5; seed += 1) await say(eva, ticket, { bodyText: words(seed) })

  const message = await say(colleague, ticket, { bodyText: 'Entendido' })

  expect(message.bodyText).toBe('Entendido')
})
