import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliver, rawMail } from '#test/mails.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { guestLinkToken } from '../people/index.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
})
afterAll(() => world.close())

let count = 0
/** Two accounts of one Ana: at home and at work. */
async function twoAnas() {
  count += 1
  const home = await world.person('requester', { name: `Ana ${count}`, email: `ana${count}@home.example` })
  const work = await world.person('requester', { name: `Ana Sol ${count}`, email: `ana${count}@work.example` })
  return { home, work }
}
const merge = (from: { id: string }, into: { id: string }, keep = {}) =>
  agent.api.personMerges.merge({ params: { id: from.id }, body: { into: into.id, keep } })
const unmerge = ({ id }: { id: string }) => agent.api.personMerges.unmerge({ params: { id } })
const get = ({ id }: { id: string }) => agent.api.people.get({ params: { id } })
const ticketsOf = async ({ id }: { id: string }) =>
  (await agent.api.tickets.list({ query: { requesterId: id, sort: 'number', order: 'asc' } })).items.map(
    ({ number }) => number,
  )
const mailFrom = async (from: string, subject = 'Hola') =>
  (await deliver(world, rawMail({ from, subject }))).ticketNumber ?? 0

describe('a merge', () => {
  test('gives tickets, addresses, numbers and ratings to whoever goes on', async () => {
    const { home, work } = await twoAnas()
    await agent.api.people.addIdentity({ params: { id: home.id }, body: { kind: 'phone', value: `60000000${count}` } })
    const [one, two] = [await openFor(agent, home), await openFor(agent, work)]
    await agent.api.tickets.change({ params: { number: one.number }, body: { status: 'solved' } })
    await home.api.ratings.rate({ params: { number: one.number }, body: { score: 5 } })
    const counts = await agent.api.personMerges.preview({ params: { id: home.id } })

    const standing = await merge(home, work)

    expect(counts).toEqual({ tickets: 1, addresses: 1, phones: 1, ratings: 1 })
    expect(standing).toMatchObject({
      id: work.id,
      name: work.name,
      emails: [work.email, home.email],
      phones: [`60000000${count}`],
      merged: [{ id: home.id, name: home.name }],
    })
    expect(await ticketsOf(work)).toEqual([one.number, two.number])
    expect(await ticketsOf(home)).toEqual([])
    const rating = await world.db.selectFrom('ratings').select('personId').where('ticketId', '=', one.id).execute()
    expect(rating).toEqual([{ personId: work.id }])
    const messages = await agent.api.messages.list({ params: { number: one.number } })
    expect(messages.items[0]?.author?.id).toBe(work.id)
  })

  test('is told in the history of each ticket and in the audit log, and mails nobody', async () => {
    const { home, work } = await twoAnas()
    const { number } = await openFor(agent, home)
    await world.drain()
    const before = await world.db.selectFrom('outgoingMails').select('id').execute()

    await merge(home, work)
    await world.drain()

    const { items } = await agent.api.tickets.history({ params: { number } })
    expect(items.at(-1)).toMatchObject({
      type: 'ticket.changed',
      cause: { kind: 'person', person: { id: agent.id } },
      changes: [{ field: 'requesterId', from: home.name, to: work.name }],
    })
    const audit = await (await world.admin()).api.audit.list({ query: { action: 'person.merged' } })
    expect(audit.items[0]).toMatchObject({ subject: `${home.name} → ${work.name}` })
    expect(await world.db.selectFrom('outgoingMails').select('id').execute()).toHaveLength(before.length)
  })

  test('leaves a record that leads on, is in no list, and cannot be changed', async () => {
    const { home, work } = await twoAnas()

    await merge(home, work)

    expect(await get(home)).toMatchObject({
      mergedInto: { id: work.id, name: work.name },
      isActive: false,
      emails: [],
      can: { update: false },
    })
    const { items } = await agent.api.people.list({ query: { q: home.name } })
    expect(items.map(({ id }) => id)).toEqual([work.id])
    const change = agent.api.people.update({ params: { id: home.id }, body: { name: 'Otra' } })
    await expect(change).rejects.toMatchObject({ code: 'in_use' })
  })

  test('takes name, main address and organization as chosen, and fills up what is missing', async () => {
    const { home, work } = await twoAnas()
    const north = await agent.api.organizations.create({ body: { name: `Norte ${count}` } })
    const south = await agent.api.organizations.create({ body: { name: `Sur ${count}` } })
    await agent.api.people.update({ params: { id: home.id }, body: { organizationId: north.id, isVip: true } })
    await agent.api.people.update({ params: { id: work.id }, body: { organizationId: south.id } })

    const standing = await merge(home, work, { name: 'from', email: 'from', organization: 'from' })

    expect(standing).toMatchObject({
      name: home.name,
      email: home.email,
      organization: { id: north.id },
      isVip: true,
    })
  })

  test('shows tickets that belonged nowhere where the person belongs', async () => {
    const { home, work } = await twoAnas()
    const { id: organizationId } = await agent.api.organizations.create({ body: { name: `Oeste ${count}` } })
    await agent.api.people.update({ params: { id: work.id }, body: { organizationId } })
    const { number } = await openFor(agent, home)
    const place = async () => (await agent.api.tickets.get({ params: { number } })).organization?.id

    await merge(home, work)
    const merged = await place()
    await unmerge(home)

    expect([merged, await place()]).toEqual([organizationId, undefined])
  })

  test('lets mail, calls and the portal know both as one', async () => {
    const { home, work } = await twoAnas()
    const { number: earlier } = await openFor(agent, home)
    await merge(home, work)

    const mailed = await mailFrom(home.email)
    const called = await agent.api.messages.logCall({
      body: {
        caller: { id: home.id },
        bodyText: 'Llama otra vez',
        subject: 'Otra',
        startedAt: new Date().toISOString(),
      },
    })
    const opened = await agent.api.tickets.create({
      body: { subject: 'Por id', bodyText: 'x', requester: { id: home.id } },
    })

    expect(await ticketsOf(work)).toEqual([earlier, mailed, called.number, opened.number])
    expect((await home.api.sessions.me()).id).toBe(work.id)
    expect((await work.api.tickets.list()).items).toHaveLength(4)
  })

  test('keeps guest links and their sessions working', async () => {
    const { home, work } = await twoAnas()
    const ticket = await openFor(agent, home)
    const guest = await world.guest(home.email, ticket.id)
    const token = guestLinkToken(world.desk.services, ticket.id, home.id)

    await merge(home, work)

    expect(await guest.api.sessions.me()).toMatchObject({ guestTicket: ticket.number })
    expect(await guest.api.tickets.get({ params: { number: ticket.number } })).toMatchObject({
      subject: ticket.subject,
    })
    expect(await world.stranger.sessions.openGuestLink({ body: { token } })).toMatchObject({
      id: work.id,
      guestTicket: ticket.number,
    })
  })

  test('goes along chains, and never in a circle', async () => {
    const [one, two] = [await twoAnas(), await twoAnas()]
    const { number } = await openFor(agent, one.home)
    await merge(one.home, one.work)
    await merge(one.work, two.work)

    expect(await ticketsOf(two.work)).toEqual([number])
    expect((await get(two.work)).emails).toEqual([two.work.email, one.work.email, one.home.email])
    await expect(merge(two.work, one.home)).rejects.toMatchObject({ code: 'invalid' })
    await expect(merge(one.home, two.work)).rejects.toMatchObject({ code: 'already_done' })
    await expect(unmerge(one.home)).rejects.toMatchObject({ code: 'in_use' })
    await unmerge(one.work)
    await unmerge(one.home)
    expect(await ticketsOf(one.home)).toEqual([number])
  })

  test('by two at once is done once', async () => {
    const { home, work } = await twoAnas()

    const outcomes = await Promise.allSettled([merge(home, work), merge(work, home), merge(home, work)])

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('while tickets arrive loses none', async () => {
    const { home, work } = await twoAnas()

    await Promise.all([
      ...Array.from({ length: 6 }, (_, index) => openFor(agent, home, { subject: `Nº ${index}` })),
      merge(home, work),
    ])

    expect(await ticketsOf(work)).toHaveLength(6)
    expect(await ticketsOf(home)).toEqual([])
  })
})

describe('a merge is refused', () => {
  test('with oneself, with nobody, and of whoever works here', async () => {
    const { home } = await twoAnas()
    const admin = await world.admin()
    const nobody = { id: '0198f000-0000-7000-8000-000000000000' }
    const byAdmin = (from: { id: string }, into: { id: string }) =>
      admin.api.personMerges.merge({ params: { id: from.id }, body: { into: into.id } })

    await expect(merge(home, home)).rejects.toMatchObject({ code: 'invalid', fields: { into: expect.any(String) } })
    await expect(merge(home, nobody)).rejects.toMatchObject({ code: 'invalid', fields: { into: expect.any(String) } })
    await expect(merge(nobody, home)).rejects.toMatchObject({ code: 'not_found' })
    await expect(merge(home, agent)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(byAdmin(home, agent)).rejects.toMatchObject({ fieldCodes: { into: 'role' } })
    await expect(byAdmin(agent, home)).rejects.toMatchObject({ fieldCodes: { into: 'role' } })
    expect(await get(home)).toMatchObject({ mergedInto: null, isActive: true })
  })
})

describe('taking a merge back', () => {
  test('returns exactly what went over, and what came since by its addresses', async () => {
    const { home, work } = await twoAnas()
    const number = `61100000${count}`
    await agent.api.people.addIdentity({ params: { id: home.id }, body: { kind: 'phone', value: number } })
    const [ofHome, ofWork] = [await openFor(agent, home), await openFor(agent, work)]
    const before = await get(home)
    await merge(home, work, { name: 'from', email: 'from' })
    const [homeSince, workSince] = [await mailFrom(home.email), await mailFrom(work.email)]
    const called = await agent.api.messages.logCall({
      body: {
        caller: { name: home.name, phone: number },
        bodyText: 'Llama',
        subject: 'Llamada',
        startedAt: new Date().toISOString(),
      },
    })

    const back = await unmerge(home)

    expect(back).toEqual(before)
    expect(await ticketsOf(home)).toEqual([ofHome.number, homeSince, called.number])
    expect(await ticketsOf(work)).toEqual([ofWork.number, workSince])
    expect(await get(work)).toMatchObject({ name: work.name, emails: [work.email], phones: [], merged: [] })
    const authors = (await agent.api.messages.list({ params: { number: homeSince } })).items.map(
      ({ author }) => author?.id,
    )
    expect(authors).toEqual([home.id])
    const audit = await (await world.admin()).api.audit.list({ query: { action: 'person.unmerged' } })
    expect(audit.items[0]?.subject).toContain(home.name)
  })

  test('leaves alone what others have done since', async () => {
    const { home, work } = await twoAnas()
    const eva = await world.person('requester')
    const [given, kept] = [await openFor(agent, home), await openFor(agent, home)]
    await merge(home, work, { name: 'from' })
    await agent.api.tickets.change({ params: { number: given.number }, body: { requesterId: eva.id } })
    await agent.api.people.update({ params: { id: work.id }, body: { name: 'Ana Luna' } })
    await agent.api.people.removeIdentity({ params: { id: work.id, kind: 'email', value: home.email } })

    const back = await unmerge(home)

    expect(await ticketsOf(home)).toEqual([kept.number])
    expect(await ticketsOf(eva)).toEqual([given.number])
    expect((await get(work)).name).toBe('Ana Luna')
    expect(back).toMatchObject({ name: home.name, email: null, emails: [], isActive: true })
  })

  test('parts who is signed in: one’s own session returns, those begun since end', async () => {
    const { home, work } = await twoAnas()
    await merge(home, work)
    const since = await world.fetch('/api/v1/people', { headers: { cookie: home.cookie } })
    const later = await world.db
      .insertInto('sessions')
      .values({
        id: crypto.randomUUID(),
        tokenHash: Buffer.from(`later-${count}`),
        personId: work.id,
        createdAt: new Date(Date.now() + 1000),
        expiresAt: new Date(Date.now() + 86_400_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow()

    await unmerge(home)

    expect(since.status).toBe(403)
    expect((await home.api.sessions.me()).id).toBe(home.id)
    expect((await work.api.sessions.me()).id).toBe(work.id)
    expect(await world.db.selectFrom('sessions').select('id').where('id', '=', later.id).execute()).toEqual([])
  })

  test('is done once, and both may be merged again', async () => {
    const { home, work } = await twoAnas()
    const { number } = await openFor(agent, home)
    await merge(home, work)
    await unmerge(home)

    await expect(unmerge(home)).rejects.toMatchObject({ code: 'already_done' })
    await merge(work, home)

    expect(await ticketsOf(home)).toEqual([number])
    expect((await get(home)).emails).toEqual([home.email, work.email])
  })
})

describe('people are suggested to be the same', () => {
  const suggested = async ({ id }: { id: string }) =>
    (await agent.api.personMerges.duplicates({ params: { id } })).items.map(({ person, reasons }) => [
      person.name,
      reasons,
    ])
  const add = (name: string, email: string | null, phones: string[] = []) =>
    agent.api.people.create({ body: { name, email, phones } })

  test('who are on one line, with or without its country code', async () => {
    const marta = await add('Marta Ruiz', 'marta@one.example', ['+34 911 555 000'])
    await add('M. Ruiz', 'mruiz@two.example', ['911 555 000'])
    await add('Nadie', 'nadie@two.example', ['911 555 001'])

    expect(await suggested(marta)).toEqual([['M. Ruiz', ['phone']]])
  })

  test('but not once somebody said that they are not, whichever of the two is looked at', async () => {
    const one = await add('Rosa Gil', 'rosa@firma.example')
    const other = await add('Rosa Gil', 'r.gil@firma.example')
    const params = { id: one.id, other: other.id }

    await agent.api.personMerges.markDistinct({ params })
    await agent.api.personMerges.markDistinct({ params: { id: other.id, other: one.id } })
    expect([await suggested(one), await suggested(other)]).toEqual([[], []])

    await agent.api.personMerges.unmarkDistinct({ params: { id: other.id, other: one.id } })
    expect(await suggested(one)).toEqual([['Rosa Gil', ['name']]])
  })

  test('of one name at one place, or known by no address', async () => {
    const ivan = await add('Iván Pérez', 'ivan@firma.example')
    await add('ivan perez', 'i.perez@firma.example')
    await add('Ivan Pérez', null)
    await add('Iván Pérez', 'otro@otra.example')
    await add('Iván Pérez Gil', 'gil@firma.example')

    expect((await suggested(ivan)).toSorted()).toEqual([
      ['Ivan Pérez', ['name']],
      ['ivan perez', ['name']],
    ])
  })

  test('but not agents, nor who was merged already', async () => {
    const luz = await add('Luz Mar', 'luz@mar.example')
    const twin = await add('Luz Mar', 'luzmar@mar.example')
    await world.person('agent', { name: 'Luz Mar', email: 'luz.agente@mar.example' })

    expect(await suggested(luz)).toEqual([['Luz Mar', ['name']]])
    await merge(twin, luz)
    expect(await suggested(luz)).toEqual([])
    expect(await suggested(twin)).toEqual([])
  })
})
