import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ticket } from '#contract/tickets.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let leader: Somebody
let agent: Somebody
let ana: Somebody
let tom: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  leader = await world.person('agent', { name: 'Lucía Guía' })
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Sol' })
  tom = await world.person('requester', { name: 'Tom Hill', language: 'en' })
  await admin.api.people.update({ params: { id: leader.id }, body: { declaresMajor: true } })
})
afterAll(() => world.close())

const draft = { title: { es: 'Sin correo', en: 'No mail' }, reason: 'Nadie recibe nada desde las nueve' }
const declare = (who: Somebody, { number }: Ticket, more = {}) =>
  who.api.majorIncidents.declare({ params: { number }, body: { ...draft, ...more } })
const ofTicket = (who: Somebody, { number }: Ticket) => who.api.majorIncidents.ofTicket({ params: { number } })
const historyOf = async ({ number }: Ticket) =>
  (await admin.api.tickets.history({ params: { number } })).items.map(({ type }) => type)
const currentIds = async (who: Somebody) => (await who.api.majorIncidents.current()).items.map(({ id }) => id)
const review = { happened: 'Se llenó el disco', cause: 'Nadie lo vigilaba', measures: 'Una alerta al 80 %' }

describe('a major incident', () => {
  test('is declared by administrators and by agents with the right, and by nobody else', async () => {
    const [one, other, third] = [await openFor(agent, ana), await openFor(agent, ana), await openFor(agent, ana)]

    const refusal = declare(agent, one)

    await expect(refusal).rejects.toMatchObject({ status: 403, code: 'forbidden' })
    expect(await declare(leader, other)).toMatchObject({ state: 'on', declaredBy: { id: leader.id } })
    expect(await declare(admin, third)).toMatchObject({ state: 'on', can: { manage: true } })
    expect((await ofTicket(agent, one)).can.declare).toBe(false)
  })

  test('is told to all agents while it goes on, and its ticket only to those who see it', async () => {
    const member = await world.person('agent')
    const { id: teamId } = await hiddenTeam(world, 'Personal', [member])
    const hidden = await openFor(admin, ana, { teamId })

    const { id } = await declare(admin, hidden)

    const find = async (who: Somebody) => (await who.api.majorIncidents.current()).items.find((one) => one.id === id)
    expect(await find(member)).toMatchObject({ title: draft.title, ticketNumber: hidden.number })
    expect(await find(agent)).toMatchObject({ title: draft.title, ticketNumber: null })
    await expect(leader.api.majorIncidents.end({ params: { id } })).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    })
    expect((await agent.api.majorIncidents.list()).items.map((one) => one.id)).not.toContain(id)
    await admin.api.majorIncidents.end({ params: { id } })
    expect(await currentIds(agent)).not.toContain(id)
  })

  test('is on the portal for strangers only if it is said to be, and as long as it goes on', async () => {
    const [quiet, loud] = [await openFor(agent, ana), await openFor(agent, ana)]
    await declare(leader, quiet)

    const { id } = await declare(leader, loud, { isPublic: true, notice: { es: 'Estamos en ello', en: '' } })

    const outages = async () => (await world.stranger.majorIncidents.outages()).items
    expect(await outages()).toEqual([
      { id, title: draft.title, notice: { es: 'Estamos en ello', en: '' }, since: expect.any(String) },
    ])
    await leader.api.majorIncidents.update({ params: { id }, body: { isPublic: false } })
    expect(await outages()).toEqual([])
  })

  test('is one thing at a time on a ticket, and none on a closed one', async () => {
    const [ticket, closed] = [await openFor(agent, ana), await openFor(agent, ana)]
    await declare(leader, ticket)
    await agent.api.tickets.change({ params: closed, body: { status: 'closed' } })

    await expect(declare(leader, ticket)).rejects.toMatchObject({ code: 'already_done' })
    await expect(declare(leader, closed)).rejects.toMatchObject({ code: 'ticket_closed' })
  })

  test('needs its title in one language at least', async () => {
    const ticket = await openFor(agent, ana)

    await expect(declare(leader, ticket, { title: { es: ' ', en: '' } })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('chooses tickets of views, and rules hear of its beginning', async () => {
    const condition = {
      kind: 'all' as const,
      of: [{ kind: 'test' as const, field: 'isMajor', operator: 'is' as const, value: true }],
    }
    const rule = await admin.api.rules.create({
      body: {
        name: 'Grave',
        triggers: [{ kind: 'changed' }],
        condition,
        actions: [{ kind: 'add_tags', tags: ['grave'] }],
      },
    })
    await admin.api.rules.update({ params: { id: rule.id }, body: { state: 'on' } })
    const [ticket, other] = [await openFor(agent, ana), await openFor(agent, ana)]

    await declare(leader, ticket)

    const after = await agent.api.tickets.get({ params: ticket })
    expect([after.isMajor, after.tags]).toEqual([true, ['grave']])
    const { tickets: items } = await agent.api.views.preview({ body: { condition, sort: 'updatedAt', order: 'desc' } })
    expect(items.map(({ number }) => number)).toContain(ticket.number)
    expect(items.map(({ number }) => number)).not.toContain(other.number)
    await admin.api.rules.remove({ params: { id: rule.id } })
  })
})

describe('one update', () => {
  /** An incident with a child and a duplicate of that, a related one, a solved child, and one that hangs on nothing. */
  async function family() {
    const open = (who = ana) => openFor(agent, who)
    const [root, child, copy, related, solved, alone] = [
      await open(),
      await open(tom),
      await open(tom),
      await open(),
      await open(),
      await open(),
    ]
    const link = (from: Ticket, to: Ticket, kind: 'child_of' | 'duplicate_of' | 'related') =>
      agent.api.tickets.link({ params: from, body: { to: to.number, kind } })
    await link(child, root, 'child_of')
    await link(copy, child, 'duplicate_of')
    await link(related, root, 'related')
    await link(solved, root, 'child_of')
    await agent.api.tickets.change({ params: solved, body: { status: 'solved' } })
    await agent.api.ticketFollowers.follow({ params: child })
    return { root, child, copy, related, solved, alone }
  }
  const lastMessage = async (ticket: Ticket) => {
    const { items } = await agent.api.messages.list({ params: ticket, query: { order: 'desc' } })
    return items[0]
  }

  test('reaches every unsolved ticket that hangs on it, each once and in its language, and asks nothing', async () => {
    const { root, child, copy, related, solved, alone } = await family()
    const { id } = await declare(leader, root)
    await agent.api.tickets.change({ params: child, body: { status: 'on_hold' } })

    const { reach } = await ofTicket(leader, root)
    const text = { es: 'Ya vuelve el correo', en: 'Mail is coming back' }
    await leader.api.majorIncidents.tell({ params: { id }, body: { text } })
    await world.drain()
    await world.drain()

    expect(reach).toEqual({ tickets: 4, requesters: 2, followers: 1 })
    for (const ticket of [root, related])
      expect(await lastMessage(ticket)).toMatchObject({ newText: text.es, kind: 'reply' })
    for (const ticket of [child, copy])
      expect(await lastMessage(ticket)).toMatchObject({ newText: text.en, kind: 'reply' })
    for (const ticket of [solved, alone]) expect((await lastMessage(ticket))?.newText).not.toBe(text.es)
    expect((await agent.api.tickets.get({ params: child })).status).toBe('on_hold')
    const [incident] = (await ofTicket(leader, root)).items
    expect(incident?.updates).toMatchObject([
      { ticketCount: 4, sentCount: 4, skippedCount: 0, author: { id: leader.id } },
    ])
    expect((await agent.api.notifications.list()).items.filter((one) => one.kind === 'followed')).toMatchObject([
      { ticket: { number: child.number } },
    ])
    const files = await readdir(world.outgoing)
    const mails = await Promise.all(files.map((file) => readFile(join(world.outgoing, file), 'utf8')))
    expect(mails.filter((mail) => mail.includes('Mail is coming back'))).toHaveLength(2)
    expect(mails.filter((mail) => mail.includes('Ya vuelve el correo'))).toHaveLength(2)
  })

  test('in one language is for everybody', async () => {
    const ticket = await openFor(agent, tom)
    const { id } = await declare(leader, ticket)

    await leader.api.majorIncidents.tell({ params: { id }, body: { text: { es: 'Solo así' } } })
    await world.drain()

    expect((await lastMessage(ticket))?.newText).toBe('Solo así')
  })

  test('passes over what was closed before its turn came, and goes on', async () => {
    const { root, child } = await family()
    const { id } = await declare(leader, root)
    await leader.api.majorIncidents.tell({ params: { id }, body: { text: { es: 'Hola', en: 'Hello' } } })
    await agent.api.tickets.change({ params: child, body: { status: 'closed' } })

    await world.drain()

    const [incident] = (await ofTicket(leader, root)).items
    expect(incident?.updates).toMatchObject([{ ticketCount: 4, sentCount: 3, skippedCount: 1 }])
  })

  test('is not written by an agent in training', async () => {
    const trainee = await world.person('agent')
    await admin.api.people.update({
      params: { id: trainee.id },
      body: { declaresMajor: true, training: { seniorIds: [leader.id] } },
    })
    const { id } = await declare(trainee, await openFor(agent, ana))

    const refusal = trainee.api.majorIncidents.tell({ params: { id }, body: { text: { es: 'Hola' } } })

    await expect(refusal).rejects.toMatchObject({ code: 'needs_approval' })
  })
})

describe('the review', () => {
  test('begins when it is over, is kept unfinished, and ends only with all three', async () => {
    const ticket = await openFor(agent, ana)
    const { id } = await declare(leader, ticket)
    const put = (body: Partial<typeof review> & { isFinished?: boolean }) =>
      leader.api.majorIncidents.review({ params: { id }, body: { ...review, ...body } })
    await expect(put({})).rejects.toMatchObject({ code: 'already_done' })
    const ended = await leader.api.majorIncidents.end({ params: { id } })

    const kept = await put({ measures: '' })
    const refusal = put({ measures: '', isFinished: true })

    expect([ended.state, kept.state]).toEqual(['over', 'over'])
    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { measures: expect.any(String) } })
    await expect(declare(leader, ticket)).rejects.toMatchObject({ code: 'already_done' })
    expect(await put({ isFinished: true })).toMatchObject({ state: 'reviewed', review, reviewedBy: { id: leader.id } })
    await expect(put({ cause: '' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await declare(leader, ticket)).toMatchObject({ state: 'on' })
    expect(await historyOf(ticket)).toEqual(
      expect.arrayContaining(['major.declared', 'major.ended', 'major.reviewed', 'major.declared']),
    )
  })

  test('is found in the list by what is still to be done, page by page', async () => {
    const tickets = [await openFor(agent, ana), await openFor(agent, ana), await openFor(agent, ana)]
    const ids: string[] = []
    for (const ticket of tickets) {
      const { id } = await declare(leader, ticket)
      await leader.api.majorIncidents.end({ params: { id } })
      ids.unshift(id)
    }

    const first = await agent.api.majorIncidents.list({ query: { state: 'over', limit: 2 } })
    const second = await agent.api.majorIncidents.list({
      query: { state: 'over', limit: 2, cursor: first.nextCursor ?? '' },
    })

    expect([...first.items, ...second.items].slice(0, 3).map(({ id }) => id)).toEqual(ids)
  })
})
