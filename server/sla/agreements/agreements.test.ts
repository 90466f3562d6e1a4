import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { transact } from '../../kernel/context.ts'
import { verifyClocks } from '../verify.ts'

let world: World
let admin: Somebody
let agent: Somebody
let requester: Somebody
let networks: string
let desk: string

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  requester = await world.person('requester', { name: 'Ana Solicitante' })
  networks = (await admin.api.teams.create({ body: { name: 'Redes', members: [{ id: agent.id }] } })).id
  desk = (await admin.api.teams.create({ body: { name: 'Mesa', members: [{ id: agent.id }] } })).id
  await agree(networks, 3600)
})
afterAll(() => world.close())

const minute = 60_000
const agree = (id: string, seconds: number) =>
  admin.api.teamAgreements.put({
    params: { id },
    body: { targets: ([1, 2, 3, 4] as const).map((priority) => ({ priority, seconds })) },
  })
const open = (teamId: string | null) => openFor(agent, requester, { teamId, urgency: 1 })
const move = (number: number, teamId: string | null) =>
  agent.api.tickets.change({ params: { number }, body: { teamId } })
const timesOf = async (number: number) =>
  (await agent.api.clocks.list({ params: { number } })).items.filter(({ kind }) => kind === 'team_time')
const faults = async () => {
  const all: unknown[] = []
  for await (const wrong of verifyClocks(world.desk.contextOf({ kind: 'system', job: 'test' }), false))
    all.push(...wrong)
  return all
}

describe('an internal agreement', () => {
  test('gives a team its time from the moment that it gets a ticket, told with its own name', async () => {
    const { number } = await open(null)
    world.pass(20 * minute)
    await move(number, networks)

    const [clock] = await timesOf(number)

    expect(clock).toMatchObject({ state: 'running', targetSeconds: 3600, run: 1, policy: { name: 'Redes' } })
    const { clock: why, targets } = await agent.api.clocks.why({ params: { number, kind: 'team_time' } })
    expect(why.startedAt).toBe(clock?.startedAt)
    expect(targets).toMatchObject([{ targetSeconds: 3600, policy: { name: 'Redes', version: 1 } }])
    expect(await faults()).toEqual([])
  })

  test('ends when the ticket goes elsewhere, and each time with the team is a run of its own', async () => {
    const { number } = await open(networks)
    world.pass(10 * minute)
    await move(number, desk)
    world.pass(10 * minute)
    await move(number, networks)

    const times = await timesOf(number)

    expect(times.map(({ run, state }) => [run, state])).toEqual([
      [1, 'met'],
      [3, 'running'],
    ])
    expect(times[0]?.elapsedSeconds).toBeGreaterThanOrEqual(600)
    expect(await faults()).toEqual([])
  })

  test('warns and breaches like every clock, and is no promise to the requester', async () => {
    const { number } = await open(networks)
    const before = await agent.api.tickets.get({ params: { number } })
    world.pass(61 * minute)
    await world.run('sla:look')

    const { items } = await agent.api.tickets.history({ params: { number } })

    const told = items.filter(({ type }) => type === 'clock.breached')
    expect(told.flatMap(({ changes }) => changes.filter(({ field }) => field === 'clock').map(({ to }) => to))).toEqual(
      expect.arrayContaining(['team_time']),
    )
    expect(before.nextDue?.clock).not.toBe('team_time')
    expect((await requester.api.tickets.get({ params: { number } })).clocks).toEqual([])
    const condition = {
      kind: 'all' as const,
      of: [{ kind: 'test' as const, field: 'isTeamOverdue', operator: 'is' as const, value: true }],
    }
    const { tickets } = await agent.api.views.preview({ body: { condition, sort: 'updatedAt', order: 'desc' } })
    expect(tickets.map((ticket) => ticket.number)).toContain(number)
    expect(await faults()).toEqual([])
  })

  test('that changes holds for what the team gets from then on', async () => {
    const { number } = await open(networks)
    const agreed = await agree(networks, 7200)
    const { number: later } = await open(networks)

    const [kept, fresh] = [(await timesOf(number)).at(-1), (await timesOf(later)).at(-1)]

    expect(agreed.version).toBe(2)
    expect([kept?.targetSeconds, fresh?.targetSeconds]).toEqual([3600, 7200])
    await agree(networks, 3600)
  })

  test('is no policy: it has no place among them, and policies promise no time of teams', async () => {
    const { items } = await admin.api.sla.list()
    const refusal = admin.api.sla.create({
      body: { name: 'Raro', targets: [{ clock: 'team_time', priority: 1, seconds: 60 }] },
    })

    expect(items.map(({ name }) => name)).not.toContain('Redes')
    await expect(refusal).rejects.toMatchObject({ code: 'invalid' })
  })

  test('is removed without touching tickets that are with the team', async () => {
    const { number } = await open(networks)
    await admin.api.teamAgreements.remove({ params: { id: networks } })
    const { number: later } = await open(networks)

    expect((await timesOf(number)).at(-1)).toMatchObject({ state: 'running', targetSeconds: 3600 })
    expect(await timesOf(later)).toEqual([])
    expect(await faults()).toEqual([])
    await agree(networks, 3600)
    expect((await agent.api.teamAgreements.list()).items).toMatchObject([{ team: { name: 'Redes' }, version: 1 }])
  })

  test('is not said by agents', async () => {
    const refusal = agent.api.teamAgreements.put({
      params: { id: desk },
      body: { targets: [{ priority: 1, seconds: 60 }] },
    })

    await expect(refusal).rejects.toMatchObject({ status: 403 })
  })
})

test('the board of a team counts what is late and what soon will be, for the queue and for each person', async () => {
  await admin.api.sla.create({
    body: {
      name: 'Tablero',
      isOn: true,
      condition: { kind: 'all', of: [{ kind: 'test', field: 'tag', operator: 'is', value: 'tablero' }] },
      targets: [
        { clock: 'resolution', priority: 4, seconds: 3600 },
        { clock: 'resolution', priority: 3, seconds: 4500 },
      ],
    },
  })
  const { id: teamId } = await admin.api.teams.create({ body: { name: 'Taller', members: [{ id: agent.id }] } })
  const draft = { teamId, tags: ['tablero'] }
  await openFor(agent, requester, { ...draft, urgency: 1 })
  await openFor(agent, requester, { ...draft, urgency: 2, impact: 2, assigneeId: agent.id })
  await openFor(agent, requester, { ...draft, tags: [] })
  world.pass(62 * minute)

  const board = await agent.api.board.get({ params: { id: teamId } })

  expect(board.queue).toMatchObject({ count: 2, overdueCount: 1, soonCount: 0 })
  expect(board.people[0]).toMatchObject({ count: 1, overdueCount: 0, soonCount: 1 })
})

test('clocks that are not what the history says are found, and put right by a repair', async () => {
  const { id, number } = await open(networks)
  const other = await open(networks)
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  await transact(ctx, async ({ tx }) => {
    await tx.updateTable('slaClocks').set({ targetSeconds: 5 }).where('ticketId', '=', id).execute()
    await tx.deleteFrom('slaClocks').where('ticketId', '=', other.id).execute()
  })
  const eventsBefore = (await agent.api.tickets.history({ params: { number } })).items.length

  const found = await faults()
  for await (const _ of verifyClocks(ctx, true)) expect(_).toBeDefined()

  expect(found).toEqual(
    expect.arrayContaining([
      { number, clock: 'team_time 1', what: 'targetSeconds is 5 and should be 3600' },
      { number: other.number, clock: 'team_time 1', what: 'is missing' },
    ]),
  )
  expect(await faults()).toEqual([])
  expect((await agent.api.tickets.history({ params: { number } })).items).toHaveLength(eventsBefore)
})
