import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssignmentMode } from '#contract/assignment.ts'
import { weekdays } from '#contract/calendars.ts'
import { hiddenTeam, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import type { ApiError } from '#web/lib/api-error.ts'

let world: World
let admin: Somebody
let ana: Somebody
let count = 0

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  ana = await world.person('requester', { name: 'Ana Sol' })
})
afterAll(() => world.close())

/** A team of its own, whose members carry so much each. */
async function teamOf(mode: AssignmentMode, capacities: number[], weights = [1, 1, 1, 1]) {
  const members: Somebody[] = []
  for (const _ of capacities) members.push(await world.person('agent', { name: `Agente ${++count}` }))
  const { id } = await hiddenTeam(world, `Equipo ${++count}`, members)
  await admin.api.assignment.changeTeam({
    params: { id },
    body: {
      mode,
      weights,
      capacities: capacities.map((capacity, index) => ({ personId: members[index]?.id ?? '', capacity })),
    },
  })
  return { id, members }
}

const assigneeOf = async (number: number) => (await admin.api.tickets.get({ params: { number } })).assignee
const reload = (number: number) => admin.api.tickets.get({ params: { number } })
const open = (teamId: string, more = {}) => openFor(admin, ana, { teamId, ...more })
const say = (who: Somebody, state: 'available' | 'busy' | 'away' | 'off') =>
  who.api.duty.change({ params: who, body: { state } })

async function loadsIn(teamId: string): Promise<number[]> {
  const board = await admin.api.board.get({ params: { id: teamId } })
  return board.people.map(({ agent }) => agent.load)
}

describe('fifty that arrive at once', () => {
  test('in turn: everybody has as many as the others, to within one', async () => {
    const { id } = await teamOf('round_robin', [1000, 1000, 1000, 1000, 1000, 1000, 1000])

    const opened = await Promise.all(Array.from({ length: 50 }, () => open(id)))

    const loads = await loadsIn(id)
    expect(opened.every(({ assignee, status }) => assignee !== null && status === 'open')).toBe(true)
    expect(loads.reduce((sum, load) => sum + load)).toBe(50)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  })

  test.each(['round_robin', 'least_loaded', 'skills'] as const)(
    '%s: nobody has more than she carries',
    async (mode) => {
      const { id } = await teamOf(mode, [3, 5, 8, 0])

      await Promise.all(Array.from({ length: 50 }, () => open(id)))

      const board = await admin.api.board.get({ params: { id } })
      expect(board.people.map(({ agent }) => agent.load).toSorted((one, other) => one - other)).toEqual([0, 3, 5, 8])
      expect(board.queue.count).toBe(34)
    },
  )

  test('for two teams with the same people: what they carry counts over both', async () => {
    const { id, members } = await teamOf('least_loaded', [4, 4])
    const other = await hiddenTeam(world, 'El otro', members)
    await admin.api.assignment.changeTeam({ params: other, body: { mode: 'least_loaded', weights: [1, 1, 1, 1] } })

    await Promise.all(Array.from({ length: 50 }, (_, index) => open(index % 2 === 0 ? id : other.id)))

    expect(await loadsIn(id)).toEqual([4, 4])
  })
})

describe('the queue', () => {
  test('is given out as people become free: the most urgent first', async () => {
    const { id, members } = await teamOf('least_loaded', [1])
    const first = await open(id)
    const [low, high] = [await open(id, { urgency: 1 }), await open(id, { urgency: 3, impact: 3 })]
    expect([await assigneeOf(low.number), await assigneeOf(high.number)]).toEqual([null, null])

    await admin.api.tickets.change({ params: first, body: { status: 'solved' } })
    await world.drain()

    expect([await assigneeOf(low.number), (await assigneeOf(high.number))?.id]).toEqual([null, members[0]?.id])
  })

  test.each(['pending', 'on_hold', 'closed'] as const)('moves on when a ticket becomes %s', async (status) => {
    const { id, members } = await teamOf('round_robin', [1])
    const first = await open(id)
    const second = await open(id)

    if (status === 'closed') await admin.api.tickets.change({ params: first, body: { status: 'solved' } })
    await admin.api.tickets.change({ params: first, body: { status } })
    await world.drain()

    expect((await assigneeOf(second.number))?.id).toBe(members[0]?.id)
  })

  test('moves on when somebody says to be available again', async () => {
    const { id, members } = await teamOf('round_robin', [5])
    const [bea] = members as [Somebody]
    await say(bea, 'busy')
    const ticket = await open(id)
    expect(await assigneeOf(ticket.number)).toBeNull()

    await say(bea, 'available')
    await world.drain()

    expect((await assigneeOf(ticket.number))?.id).toBe(bea.id)
  })

  test('moves on when somebody carries more', async () => {
    const { id, members } = await teamOf('round_robin', [1])
    const tickets = [await open(id), await open(id)]

    await admin.api.duty.change({ params: { id: members[0]?.id ?? '' }, body: { capacity: 2 } })
    await world.drain()

    for (const { number } of tickets) expect((await assigneeOf(number))?.id).toBe(members[0]?.id)
  })

  test('moves on when an absence ends', async () => {
    const { id, members } = await teamOf('round_robin', [5])
    const [bea] = members as [Somebody]
    const [startsAt, endsAt] = [hours(-1), hours(2)]
    const absence = await bea.api.duty.addAbsence({ body: { startsAt, endsAt } })
    const ticket = await open(id)
    expect(await admin.api.assignment.ofTicket({ params: ticket })).toMatchObject({
      waiting: 'nobody_on_duty',
      nextDutyAt: endsAt,
    })

    await bea.api.duty.removeAbsence({ params: absence })
    await world.drain()

    expect((await assigneeOf(ticket.number))?.id).toBe(bea.id)
  })

  test('moves on by itself when the time has come', async () => {
    const { id, members } = await teamOf('round_robin', [5])
    const [bea] = members as [Somebody]
    await bea.api.duty.addAbsence({ body: { startsAt: hours(-1), endsAt: hours(2) } })
    const ticket = await open(id)
    await world.drain()
    expect(await assigneeOf(ticket.number)).toBeNull()

    world.pass(3 * 3_600_000)
    await world.run('assignment:all')

    expect((await assigneeOf(ticket.number))?.id).toBe(bea.id)
  })

  test('is looked through by a job at the moment somebody is back', async () => {
    const { id, members } = await teamOf('round_robin', [5])
    const endsAt = hours(2)
    await members[0]?.api.duty.addAbsence({ body: { startsAt: hours(-1), endsAt } })
    await open(id)
    await world.drain()

    const { rows } = await world.desk.pool.query<{ runAt: Date }>(
      `select run_at as "runAt" from graphile_worker.jobs where key = $1`,
      [`assignment:${id}`],
    )

    expect(rows.map(({ runAt }) => runAt.toISOString())).toEqual([endsAt])
  })

  test('waits for the hours of the team, and says until when', async () => {
    const { id } = await teamOf('round_robin', [5])
    const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now()
    const tomorrow = weekdays[(now.getUTCDay() + 6 + 1) % 7] ?? 'monday'
    const calendar = await admin.api.calendars.create({
      body: { name: 'Solo mañana', timeZone: 'UTC', weekly: { [tomorrow]: [{ from: '09:00', to: '10:00' }] } },
    })
    await admin.api.assignment.changeTeam({ params: { id }, body: { calendarId: calendar.id } })

    const ticket = await open(id)

    const opening = new Date(now.toISOString().slice(0, 10)).getTime() + 33 * 3_600_000
    expect(await admin.api.assignment.ofTicket({ params: ticket })).toMatchObject({
      waiting: 'nobody_on_duty',
      nextDutyAt: new Date(opening).toISOString(),
    })
    const board = await admin.api.board.get({ params: { id } })
    expect(board.people.map(({ agent }) => agent.standing)).toEqual(['off_hours'])
    await expect(admin.api.calendars.remove({ params: calendar })).rejects.toMatchObject({ code: 'in_use' })
  })

  test('is given out when a team begins to give out', async () => {
    const { id } = await teamOf('pull', [5])
    const ticket = await open(id)
    expect(await admin.api.assignment.ofTicket({ params: ticket })).toMatchObject({ waiting: 'pull' })

    await admin.api.assignment.changeTeam({ params: { id }, body: { mode: 'least_loaded' } })
    await world.drain()

    expect(await assigneeOf(ticket.number)).not.toBeNull()
  })
})

describe('a ticket', () => {
  test('that comes to a team is given out there, and the history says why', async () => {
    const { id, members } = await teamOf('least_loaded', [8, 0])
    const ticket = await openFor(admin, ana)

    const moved = await admin.api.tickets.change({ params: ticket, body: { teamId: id } })

    const { items } = await admin.api.tickets.history({ params: ticket })
    expect(moved.assignee?.id).toBe(members[0]?.id)
    expect(items.at(-1)).toMatchObject({
      cause: { kind: 'assignment', assignment: { kind: 'least_loaded', onDuty: 2, load: 0, capacity: 8 } },
      changes: [
        { field: 'assigneeId', from: null, to: members[0]?.name },
        { field: 'status', from: 'new', to: 'open' },
      ],
    })
  })

  test('that is given back goes to somebody else', async () => {
    const { id, members } = await teamOf('round_robin', [5, 5])
    const ticket = await open(id)
    const [other] = members.filter((one) => one.id !== ticket.assignee?.id)

    const returned = await admin.api.tickets.change({ params: ticket, body: { assigneeId: null } })

    expect(returned.assignee?.id).toBe(other?.id)
  })

  test('that was opened for somebody stays there, and reopens there', async () => {
    const { id, members } = await teamOf('round_robin', [5, 5])
    const ticket = await open(id, { assigneeId: members[1]?.id })
    await admin.api.tickets.change({ params: ticket, body: { status: 'solved' } })

    const reopened = await admin.api.tickets.change({ params: ticket, body: { status: 'open' } })

    expect(reopened.assignee?.id).toBe(members[1]?.id)
  })

  test('weighs as its priority does', async () => {
    const { id } = await teamOf('round_robin', [5], [3, 2, 1, 1])
    const urgent = { urgency: 3, impact: 3 }

    const opened = [await open(id, urgent), await open(id, urgent), await open(id)]

    expect(opened.map(({ assignee }) => assignee !== null)).toEqual([true, false, true])
    expect(await loadsIn(id)).toEqual([4])
  })

  test('that asks for a skill goes to who has it', async () => {
    const { id, members } = await teamOf('skills', [5, 5])
    const [, bea] = members as [Somebody, Somebody]
    const needs = [{ level: 2, condition: { kind: 'tag' as const, tag: 'vpn' } }]
    await admin.api.skills.create({ body: { name: 'Redes', people: [{ id: bea.id, level: 3 }], needs } })

    const opened = [await open(id, { tags: ['vpn'] }), await open(id, { tags: ['vpn'] })]

    expect(opened.map(({ assignee }) => assignee?.id)).toEqual([bea.id, bea.id])
    expect(await admin.api.assignment.ofTicket({ params: opened[0] ?? { number: 0 } })).toEqual({
      wanted: [{ skillId: expect.any(String), name: 'Redes', level: 2, because: { kind: 'tag', tag: 'vpn' } }],
      waiting: null,
      nextDutyAt: null,
    })
  })

  test('that is given to somebody at once is told to that one alone', async () => {
    const { id, members } = await teamOf('round_robin', [5, 5])

    const ticket = await open(id)

    for (const one of members) {
      const { items } = await one.api.notifications.list()
      const told = items.filter((item) => item.ticket?.number === ticket.number).map(({ kind }) => kind)
      expect(told).toEqual(one.id === ticket.assignee?.id ? ['assigned'] : [])
    }
  })
})

describe('what a requester answers while the assignee is away', () => {
  test('goes to the substitute', async () => {
    const { id, members } = await teamOf('pull', [5, 5, 5])
    const [bea, leo, eva] = members as [Somebody, Somebody, Somebody]
    const ticket = await open(id, { assigneeId: bea.id })
    await away(bea, leo)
    await away(leo, eva)

    await ana.api.messages.add({ params: ticket, body: { kind: 'reply', bodyText: '¿Alguna novedad?' } })

    const { items } = await admin.api.tickets.history({ params: ticket })
    expect((await reload(ticket.number)).assignee?.id).toBe(eva.id)
    expect(items.at(-1)?.cause.assignment).toEqual({ kind: 'substitute', absent: bea.name })
  })

  test('goes back to the team, where nobody stands in', async () => {
    const { id, members } = await teamOf('round_robin', [5, 5])
    const [bea, leo] = members as [Somebody, Somebody]
    const ticket = await open(id, { assigneeId: bea.id })
    await away(bea)

    await ana.api.messages.add({ params: ticket, body: { kind: 'reply', bodyText: '¿Alguna novedad?' } })

    const { items } = await admin.api.tickets.history({ params: ticket })
    expect((await reload(ticket.number)).assignee?.id).toBe(leo.id)
    expect(items.slice(-2).map(({ cause }) => cause.assignment?.kind)).toEqual(['back_to_team', 'turn'])
  })

  test('stays where it is when the assignee is there, and when a colleague says something', async () => {
    const { id, members } = await teamOf('round_robin', [5, 5])
    const [bea, leo] = members as [Somebody, Somebody]
    const ticket = await open(id, { assigneeId: bea.id })

    await ana.api.messages.add({ params: ticket, body: { kind: 'reply', bodyText: '¿Alguna novedad?' } })
    await away(bea, leo)
    await leo.api.messages.add({ params: ticket, body: { kind: 'note', bodyText: 'Es la fuente' } })

    expect((await reload(ticket.number)).assignee?.id).toBe(bea.id)
  })
})

describe('who may decide', () => {
  test('agents say how it is with themselves, and nothing of others', async () => {
    const { members } = await teamOf('pull', [5, 5])
    const [bea, leo] = members as [Somebody, Somebody]

    expect(await say(bea, 'away')).toMatchObject({ state: 'away', standing: 'away' })
    await expect(leo.api.duty.change({ params: bea, body: { state: 'off' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(bea.api.duty.change({ params: bea, body: { capacity: 1 } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const absence = { personId: bea.id, startsAt: hours(1), endsAt: hours(2) }
    await expect(leo.api.duty.addAbsence({ body: absence })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('who leads a team decides for it and its members, and for no other', async () => {
    const { id, members } = await teamOf('pull', [5, 5])
    const [bea, leo] = members as [Somebody, Somebody]
    const other = await teamOf('pull', [5])
    await admin.api.teams.update({ params: { id }, body: { members: [{ id: bea.id, isLead: true }, { id: leo.id }] } })

    await bea.api.assignment.changeTeam({ params: { id }, body: { mode: 'round_robin' } })
    await bea.api.duty.addAbsence({ body: { personId: leo.id, startsAt: hours(1), endsAt: hours(2) } })

    expect(await bea.api.duty.change({ params: leo, body: { capacity: 3, state: 'busy' } })).toMatchObject({
      capacity: 3,
      state: 'busy',
    })
    await expect(bea.api.assignment.changeTeam({ params: other, body: { mode: 'round_robin' } })).rejects.toMatchObject(
      { code: 'forbidden' },
    )
  })

  test('an absence that ends before it begins, and a substitute who is nobody here, are refused at their field', async () => {
    const bad = [
      { startsAt: hours(2), endsAt: hours(1) },
      { startsAt: hours(1), endsAt: hours(2), substituteId: ana.id },
      { startsAt: hours(1), endsAt: hours(2), substituteId: admin.id },
    ]
    const paths = []
    for (const body of bad)
      paths.push(
        await admin.api.duty.addAbsence({ body }).then(
          () => 'kept',
          (error: ApiError) => Object.keys(error.fields)[0],
        ),
      )

    expect(paths).toEqual(['endsAt', 'substituteId', 'substituteId'])
  })
})

async function away(who: Somebody, substitute?: Somebody) {
  const body = { startsAt: hours(-1), endsAt: hours(24), substituteId: substitute?.id ?? null }
  await who.api.duty.addAbsence({ body })
}

function hours(count: number): string {
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now()
  return new Date(now.getTime() + count * 3_600_000).toISOString()
}
