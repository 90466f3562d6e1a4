import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

type Report = Parameters<Somebody['api']['messages']['logCall']>[0]['body']

function logCall(report: Partial<Report> & Pick<Report, 'caller'>) {
  const call = { subject: 'Llamada', bodyText: 'No le arranca', startedAt: '2026-03-02T09:00:00Z', durationSeconds: 90 }
  return agent.api.messages.logCall({ body: { ...call, ...report } })
}

async function lastMessage(number: number) {
  const { items } = await agent.api.messages.list({ params: { number } })
  return items.at(-1)
}

describe('a call from somebody unknown', () => {
  test('makes a person of name and number, and a ticket', async () => {
    const ticket = await logCall({ caller: { name: 'Rosa Ríos', phone: '+34 600 11 22 33' } })

    expect(ticket).toMatchObject({
      channel: 'phone',
      status: 'new',
      subject: 'Llamada',
      requester: { name: 'Rosa Ríos', email: null, role: 'requester' },
      participants: [],
    })
    expect(await lastMessage(ticket.number)).toMatchObject({
      kind: 'call',
      direction: 'in',
      author: { id: ticket.requester.id },
      bodyText: 'No le arranca',
      call: { direction: 'in', phone: '+34 600 11 22 33', startedAt: '2026-03-02T09:00:00Z', durationSeconds: 90 },
    })
  })

  test.each(['600112244', '0034 600-11-22-44', '(+34) 600.11.22.44'.replace(/[()]/g, '')])(
    'is remembered, so that the next from %s is the same person’s',
    async (phone) => {
      const first = await logCall({ caller: { name: 'Luis Lago', phone: '+34 600 11 22 44' } })

      const next = await logCall({ caller: { name: 'luis lago', phone } })

      expect(next.requester).toEqual(first.requester)
    },
  )

  test('needs a name with the number', async () => {
    const refusal = logCall({ caller: { phone: '+34 600 99 88 77' } })

    await expect(refusal).rejects.toMatchObject({ status: 422, code: 'invalid' })
  })
})

describe('a call from somebody known', () => {
  test('by address teaches the number', async () => {
    const ana = await world.person('requester')
    await logCall({ caller: { email: ana.email, phone: '+34 911 22 33 44' } })

    const ticket = await logCall({ caller: { name: ana.name, phone: '911 223 344' } })

    expect(ticket.requester.id).toBe(ana.id)
  })

  test('is added to the ticket that is named, which it opens again', async () => {
    const ana = await world.person('requester')
    const ticket = await openFor(agent, ana)
    await agent.api.tickets.change({ params: ticket, body: { status: 'pending' } })

    const added = await logCall({ caller: { id: ana.id }, ticketNumber: ticket.number })

    expect(added).toMatchObject({ number: ticket.number, status: 'open', messageCount: 2, awaitsReply: true })
  })

  test('may be solved on the phone', async () => {
    const ana = await world.person('requester')

    const ticket = await logCall({ caller: { id: ana.id }, solved: true })

    expect(ticket).toMatchObject({ status: 'solved', solvedAt: expect.any(String) })
  })

  test('that the agent made is the agent’s, and answers', async () => {
    const ana = await world.person('requester')

    const ticket = await logCall({ caller: { id: ana.id }, direction: 'out' })

    expect(ticket).toMatchObject({ status: 'open', awaitsReply: false })
    expect(await lastMessage(ticket.number)).toMatchObject({ direction: 'out', author: { id: agent.id } })
  })

  test('is found by the words of its notes and by its number', async () => {
    const ana = await world.person('requester')
    const ticket = await logCall({ caller: { id: ana.id, phone: '+34 933 44 55 66' }, bodyText: 'zapatilla quemada' })

    const { items } = await agent.api.tickets.list({ query: { q: 'quemada zapatilla' } })

    expect(items.map(({ number }) => number)).toEqual([ticket.number])
  })
})

describe('a call is refused', () => {
  test('without a subject for a new ticket', async () => {
    const refusal = logCall({ caller: { name: 'Rosa', phone: '+34 600 00 00 01' }, subject: undefined })

    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { subject: expect.any(String) } })
  })

  test('from a person who does not exist', async () => {
    const refusal = logCall({ caller: { id: crypto.randomUUID() } })

    await expect(refusal).rejects.toMatchObject({ status: 404 })
  })

  test('for a ticket out of reach, and leaves no caller behind', async () => {
    const team = await hiddenTeam(world, 'Personal', [])
    const { number } = await openFor(agent, await world.person('requester'), { teamId: team.id })

    const refusal = logCall({ caller: { name: 'Queda Nadie', phone: '+34 600 00 00 02' }, ticketNumber: number })

    await expect(refusal).rejects.toMatchObject({ status: 404, code: 'not_found' })
    expect((await agent.api.people.list({ query: { q: 'Queda Nadie' } })).items).toEqual([])
  })
})
