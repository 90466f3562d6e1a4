import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#server/kernel/context.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { callNext } from './callouts.ts'

let world: World
let admin: Somebody
let ana: Somebody
let count = 0
const critical = { impact: 3, urgency: 3 }

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

const context = () => world.desk.contextOf({ kind: 'system', job: 'test' })

/** A team with people on call, the first one since yesterday. */
async function teamOnCall(size: number, more = {}) {
  const people: Somebody[] = []
  for (let index = 0; index < size; index++) people.push(await world.person('agent', { name: `Guardia ${++count}` }))
  const { id } = await hiddenTeam(world, `Sistemas ${++count}`, people)
  const startsOn = new Date(context().now().getTime() - 86_400_000).toISOString().slice(0, 10)
  const body = {
    timeZone: 'UTC',
    personIds: people.map((one) => one.id),
    turnDays: 7 as const,
    startsOn,
    handoverAt: '00:00',
    answerMinutes: 10,
    callsOnCritical: true,
    ...more,
  }
  await admin.api.onCall.set({ params: { id }, body })
  return { id, people }
}

const callsFor = async (number: number) =>
  (await admin.api.onCall.callouts()).items.find(({ ticket }) => ticket.number === number)
const toldOf = async (who: Somebody, number: number) =>
  (await who.api.notifications.list()).items.filter(
    ({ kind, ticket }) => kind === 'called_out' && ticket?.number === number,
  ).length

/** The time that somebody has to answer passes. */
async function nobodyAnswers(number: number) {
  const call = await callsFor(number)
  if (call === undefined) throw new Error('Nobody is being called')
  world.pass(10 * 60_000)
  await callNext(context(), { id: call.id, step: call.called.length })
}

describe('a call', () => {
  test('goes to who is on call, and to the next one while nobody answers', async () => {
    const { id, people } = await teamOnCall(3)
    const [first, second, third] = people as [Somebody, Somebody, Somebody]

    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()
    expect([await toldOf(first, ticket.number), await toldOf(second, ticket.number)]).toEqual([1, 0])
    await nobodyAnswers(ticket.number)

    expect(await Promise.all(people.map((one) => toldOf(one, ticket.number)))).toEqual([1, 1, 0])
    expect((await callsFor(ticket.number))?.called.map((one) => one.id)).toEqual([first.id, second.id])
    expect(third.id).toBeDefined()
  })

  test('calls each once, however often the job runs', async () => {
    const { id, people } = await teamOnCall(2)
    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()
    const call = await callsFor(ticket.number)

    await Promise.all(Array.from({ length: 5 }, () => callNext(context(), { id: call?.id, step: 0 })))
    await Promise.all(Array.from({ length: 5 }, () => callNext(context(), { id: call?.id, step: 1 })))

    expect(await Promise.all(people.map((one) => toldOf(one, ticket.number)))).toEqual([1, 1])
  })

  test('ends when somebody answers, who is given the ticket', async () => {
    const { id, people } = await teamOnCall(2)
    const [first, second] = people as [Somebody, Somebody]
    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()
    const call = await callsFor(ticket.number)
    const params = { id: call?.id ?? '' }

    await second.api.onCall.answer({ params })

    const { items } = await admin.api.tickets.history({ params: ticket })
    await callNext(context(), { id: params.id, step: 1 })
    expect((await admin.api.tickets.get({ params: ticket })).assignee?.id).toBe(second.id)
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['call.made', 'call.answered']))
    expect(await toldOf(second, ticket.number)).toBe(0)
    expect(await callsFor(ticket.number)).toBeUndefined()
    await expect(first.api.onCall.answer({ params })).rejects.toMatchObject({ code: 'already_done' })
  })

  test('that nobody answers ends, and the history says so', async () => {
    const { id } = await teamOnCall(1)
    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()

    await nobodyAnswers(ticket.number)

    const { items } = await admin.api.tickets.history({ params: ticket })
    expect(items.at(-1)?.type).toBe('call.unanswered')
    expect(await callsFor(ticket.number)).toBeUndefined()
  })

  test('ends when the ticket is solved', async () => {
    const { id, people } = await teamOnCall(2)
    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()
    await admin.api.tickets.change({ params: ticket, body: { status: 'solved' } })

    await nobodyAnswers(ticket.number)

    expect(await Promise.all(people.map((one) => toldOf(one, ticket.number)))).toEqual([1, 0])
  })

  test('passes over who is absent', async () => {
    const { id, people } = await teamOnCall(2)
    const [first, second] = people as [Somebody, Somebody]
    const [startsAt, endsAt] = [-1, 1].map((days) =>
      new Date(context().now().getTime() + days * 86_400_000).toISOString(),
    )
    await first.api.duty.addAbsence({ body: { startsAt: startsAt ?? '', endsAt: endsAt ?? '' } })

    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()

    expect([await toldOf(first, ticket.number), await toldOf(second, ticket.number)]).toEqual([0, 1])
  })

  test('wakes also who wants quiet', async () => {
    const { id, people } = await teamOnCall(1)
    const [first] = people as [Somebody]
    const quietHours = { from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] }
    await first.api.notifications.changePreferences({ body: { quietHours } })

    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    await world.drain()

    const mails = await world.db
      .selectFrom('outgoingMails')
      .select('recipients')
      .where('ticketId', '=', ticket.id)
      .where('purpose', '=', 'notification')
      .execute()
    expect(mails.flatMap(({ recipients }) => recipients)).toContain(first.email)
  })
})

describe('what calls', () => {
  test('is a critical ticket, also one that becomes so or comes to the team', async () => {
    const { id } = await teamOnCall(1)
    const [low, elsewhere] = [await openFor(admin, ana, { teamId: id }), await openFor(admin, ana, critical)]
    expect([await callsFor(low.number), await callsFor(elsewhere.number)]).toEqual([undefined, undefined])

    await admin.api.tickets.change({ params: low, body: critical })
    await admin.api.tickets.change({ params: elsewhere, body: { teamId: id } })

    expect(await callsFor(low.number)).toBeDefined()
    expect(await callsFor(elsewhere.number)).toBeDefined()
  })

  test('is none while the team is at work, and none where it was not asked for', async () => {
    const [open, silent] = [await teamOnCall(1), await teamOnCall(1, { callsOnCritical: false })]
    const always = (await admin.api.calendars.list()).items.find(({ name }) => name === 'Siempre')
    await admin.api.assignment.changeTeam({ params: open, body: { calendarId: always?.id ?? null } })

    const tickets = [
      await openFor(admin, ana, { teamId: open.id, ...critical }),
      await openFor(admin, ana, { teamId: silent.id, ...critical }),
    ]

    for (const { number } of tickets) expect(await callsFor(number)).toBeUndefined()
  })

  test('is an agent, once for a ticket, where somebody is on call', async () => {
    const { id, people } = await teamOnCall(1)
    const ticket = await openFor(admin, ana, { teamId: id })
    const nobody = await openFor(admin, ana)

    await admin.api.onCall.call({ params: ticket })
    await world.drain()

    expect(await toldOf(people[0] as Somebody, ticket.number)).toBe(1)
    await expect(admin.api.onCall.call({ params: ticket })).rejects.toMatchObject({ code: 'already_done' })
    await expect(admin.api.onCall.call({ params: nobody })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('a rota', () => {
  test('shows who is on call now and next, with who stands in', async () => {
    const { id, people } = await teamOnCall(2)
    const [first, second] = people as [Somebody, Somebody]
    const now = context().now().getTime()
    const [startsAt, endsAt] = [now + 3_600_000, now + 7_200_000].map((at) => new Date(at).toISOString())

    const rota = await second.api.onCall.addOverride({
      params: { id },
      body: { personId: second.id, startsAt: startsAt ?? '', endsAt: endsAt ?? '' },
    })

    expect(rota.shifts.slice(0, 3).map(({ person, isOverride }) => [person?.id, isOverride])).toEqual([
      [first.id, false],
      [second.id, true],
      [first.id, false],
    ])
    // A turn lasts a week, also the last one that is shown.
    const [last, before] = [rota.shifts.at(-1), rota.shifts.at(-2)]
    expect(Math.round((Date.parse(last?.to ?? '') - Date.parse(before?.to ?? '')) / 86_400_000)).toBe(7)
    await second.api.onCall.removeOverride({ params: { id: rota.overrides[0]?.id ?? '' } })
    const { items } = await admin.api.onCall.list()
    expect(items.find(({ team }) => team.id === id)?.overrides).toEqual([])
  })

  test('is set by who leads the team; others may only take over what is theirs', async () => {
    const { id, people } = await teamOnCall(2)
    const [first, second] = people as [Somebody, Somebody]
    const outsider = await world.person('agent')
    const body = {
      timeZone: 'UTC',
      personIds: [second.id],
      turnDays: 1 as const,
      startsOn: '2026-01-01',
      handoverAt: '08:00',
      answerMinutes: 5,
      callsOnCritical: true,
    }
    const span = { startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-02T00:00:00Z' }

    await expect(first.api.onCall.set({ params: { id }, body })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      outsider.api.onCall.addOverride({ params: { id }, body: { personId: outsider.id, ...span } }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      first.api.onCall.addOverride({ params: { id }, body: { personId: second.id, ...span } }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await admin.api.teams.update({ params: { id }, body: { members: [{ id: first.id, isLead: true }] } })
    expect((await first.api.onCall.set({ params: { id }, body })).people.map((one) => one.id)).toEqual([second.id])
  })

  test('calls nobody of a ticket out of reach, and shows it to nobody', async () => {
    const { id } = await teamOnCall(1)
    const outsider = await world.person('agent')
    const ticket = await openFor(admin, ana, { teamId: id, ...critical })
    const call = await callsFor(ticket.number)

    const { items } = await outsider.api.onCall.callouts()

    expect(items.map((one) => one.ticket.number)).not.toContain(ticket.number)
    await expect(outsider.api.onCall.answer({ params: { id: call?.id ?? '' } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

test('what ended long ago is forgotten', async () => {
  await transact(context(), async (work) => {
    await work.tx
      .updateTable('callouts')
      .set({ madeAt: new Date('2020-01-01') })
      .execute()
  })

  await world.run('desk:tidy')

  expect(await world.db.selectFrom('callouts').select('id').execute()).toEqual([])
})
