import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { sla } from '#contract/sla.ts'
import { openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let requester: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  requester = await world.person('requester', { name: 'Ana Solicitante' })
})
afterAll(() => world.close())

const minute = 60_000
const hour = 60 * minute

type Draft = Partial<z.input<typeof sla.create.body>>

let count = 0
/** A policy round the clock for tickets with a tag of its own, which it answers. */
async function policyFor(draft: Draft = {}) {
  count += 1
  const tag = `sla${count}`
  const policy = await admin.api.sla.create({
    body: {
      name: `Acuerdo ${count}`,
      isOn: true,
      condition: { kind: 'all', of: [{ kind: 'test', field: 'tag', operator: 'is', value: tag }] },
      targets: [
        { clock: 'first_response', priority: 4, seconds: 3600 },
        { clock: 'next_response', priority: 4, seconds: 7200 },
        { clock: 'resolution', priority: 4, seconds: 4 * 3600 },
        { clock: 'resolution', priority: 1, seconds: 1800 },
        { clock: 'time_to_own', priority: 4, seconds: 600 },
      ],
      ...draft,
    },
  })
  return { tag, policy }
}

const open = (tag: string) => openFor(agent, requester, { tags: [tag], urgency: 1 })
const reply = (number: number, status?: 'pending' | 'solved') =>
  agent.api.messages.add({
    params: { number },
    body: { kind: 'reply', bodyText: 'Lo miramos.', ...(status !== undefined && { status }) },
  })
const answer = (number: number) =>
  requester.api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Sigue igual.' } })
const clocksOf = async (number: number) => (await agent.api.clocks.list({ params: { number } })).items
const clockOf = async (number: number, kind: string) => (await clocksOf(number)).findLast((one) => one.kind === kind)
const eventsOf = async (number: number) => (await agent.api.tickets.history({ params: { number } })).items
const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString()

describe('the clocks of a ticket', () => {
  test('begin when it is opened, with what its priority is promised', async () => {
    const { tag, policy } = await policyFor()

    const ticket = await open(tag)

    const due = Object.fromEntries(ticket.clocks.map(({ kind, dueAt }) => [kind, dueAt]))
    expect(due).toEqual({
      first_response: later(ticket.createdAt, hour),
      resolution: later(ticket.createdAt, 4 * hour),
      time_to_own: later(ticket.createdAt, 10 * minute),
    })
    expect(ticket.clocks[0]).toMatchObject({ state: 'running', policy: { id: policy.id, version: 1 } })
    expect(ticket.nextDue).toMatchObject({ clock: 'time_to_own', dueAt: later(ticket.createdAt, 10 * minute) })
  })

  test('are met by an answer, a person and a solution; the next question begins the next one', async () => {
    const { tag } = await policyFor()
    const { number } = await open(tag)

    await agent.api.tickets.change({ params: { number }, body: { assigneeId: agent.id } })
    await reply(number)
    await answer(number)

    const states = (await clocksOf(number)).map(({ kind, state }) => [kind, state])
    expect(Object.fromEntries(states)).toEqual({
      first_response: 'met',
      time_to_own: 'met',
      next_response: 'running',
      resolution: 'running',
    })
    await reply(number, 'solved')
    expect((await clocksOf(number)).every(({ state }) => state === 'met')).toBe(true)
    const { nextDue, isClockPaused } = await agent.api.tickets.get({ params: { number } })
    expect({ nextDue, isClockPaused }).toEqual({ nextDue: null, isClockPaused: false })
  })

  test('stand still while the requester is waited for, and go on from there', async () => {
    const { tag } = await policyFor()
    const { number } = await open(tag)
    await reply(number, 'pending')

    world.pass(2 * hour)

    expect(await clockOf(number, 'resolution')).toMatchObject({ state: 'paused', pauseReason: 'pending', dueAt: null })
    await answer(number)
    const { dueAt, elapsedSeconds } = (await clockOf(number, 'resolution')) ?? { dueAt: null }
    expect(Date.parse(dueAt ?? '')).toBeGreaterThan(
      world.desk.contextOf({ kind: 'system', job: '' }).now().getTime() + 3.9 * hour,
    )
    expect(elapsedSeconds).toBeLessThan(60)
  })

  test('take another target with another priority; what has passed stays', async () => {
    const { tag } = await policyFor()
    const ticket = await open(tag)
    world.pass(9 * minute)

    await agent.api.tickets.change({
      params: { number: ticket.number },
      body: { priority: 1, priorityReason: 'Está parada la planta' },
    })

    const clock = await clockOf(ticket.number, 'resolution')
    expect(clock).toMatchObject({ targetSeconds: 1800, dueAt: later(ticket.createdAt, 30 * minute), priority: 1 })
    expect(clock?.elapsedSeconds).toBeGreaterThanOrEqual(540)
    // Nothing else is promised to that priority.
    expect(await clocksOf(ticket.number)).toHaveLength(1)
  })

  test('are not told to the requester', async () => {
    const { tag } = await policyFor()
    const { number } = await open(tag)

    const seen = await requester.api.tickets.get({ params: { number } })

    expect(seen).toMatchObject({ clocks: [], nextDue: null, isClockPaused: false })
    await expect(requester.api.clocks.list({ params: { number } })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('merging', () => {
  test('does not forget how long somebody has waited, and taking it back does not either', async () => {
    const { tag } = await policyFor()
    const standing = await open(tag)
    await reply(standing.number)
    const other = await open(tag)
    await reply(other.number)
    await answer(other.number)
    const asked = await clockOf(other.number, 'next_response')
    world.pass(hour)

    await agent.api.tickets.merge({ params: { number: other.number }, body: { into: standing.number } })

    const moved = await clockOf(standing.number, 'next_response')
    expect(moved?.metAt).toBeNull()
    expect(Math.abs(Date.parse(moved?.dueAt ?? '') - Date.parse(asked?.dueAt ?? ''))).toBeLessThan(1000)
    await agent.api.tickets.unmerge({ params: { number: other.number } })
    expect(await clockOf(standing.number, 'next_response')).toMatchObject({ metAt: expect.any(String) })
    expect(await clockOf(other.number, 'next_response')).toMatchObject({ metAt: null })
  })

  test('with what answers the question meets its clock', async () => {
    const { tag } = await policyFor()
    const standing = await open(tag)
    await reply(standing.number)
    await answer(standing.number)
    world.pass(minute)
    const other = await open(tag)
    await reply(other.number)

    await agent.api.tickets.merge({ params: { number: other.number }, body: { into: standing.number } })

    expect(await clockOf(standing.number, 'next_response')).toMatchObject({ metAt: expect.any(String) })
  })
})

describe('a breach', () => {
  test('is told once, with a warning before it, to whoever is to keep the promise', async () => {
    const { tag } = await policyFor({ targets: [{ clock: 'resolution', priority: 4, seconds: 3600 }] })
    const ticket = await open(tag)
    const { number } = ticket
    await agent.api.tickets.change({ params: { number }, body: { assigneeId: agent.id } })

    world.pass(50 * minute)
    await world.run('sla:look')
    await world.run('sla:look')
    world.pass(15 * minute)
    await world.run('sla:look')
    await world.run('sla:wake')

    const told = (await eventsOf(number)).filter(({ type }) => type.startsWith('clock.'))
    expect(told.map(({ type }) => type)).toEqual(['clock.warning', 'clock.breached'])
    expect(told[1]?.changes).toContainEqual({ field: 'clockAt', from: null, to: later(ticket.createdAt, hour) })
    const { items } = await agent.api.notifications.list({ query: {} })
    const own = items.filter((one) => one.ticket?.number === number).map(({ kind }) => kind)
    expect(own.toSorted()).toEqual(['clock_breached', 'clock_warning'])
    expect(await clockOf(number, 'resolution')).toMatchObject({
      state: 'overdue',
      breachedAt: later(ticket.createdAt, hour),
    })
  })

  test('stays, whatever changes later', async () => {
    const { tag } = await policyFor()
    const ticket = await open(tag)
    const { number } = ticket
    await reply(number)
    world.pass(5 * hour)
    await world.run('sla:look')

    await reply(number, 'solved')

    const clock = await clockOf(number, 'resolution')
    expect(clock).toMatchObject({ state: 'met', breachedAt: later(ticket.createdAt, 4 * hour) })
  })

  test('that nobody was awake for is told with the next change, and once', async () => {
    const { tag } = await policyFor({ targets: [{ clock: 'first_response', priority: 4, seconds: 3600 }] })
    const { number } = await open(tag)
    world.pass(2 * hour)

    await reply(number)
    await world.run('sla:look')

    const told = (await eventsOf(number)).filter(({ type }) => type.startsWith('clock.'))
    expect(told.map(({ type }) => type)).toEqual(['clock.breached'])
  })
})

describe('which policy applies', () => {
  test('is asked again when a field changes that a condition names', async () => {
    const { tag, policy } = await policyFor()
    const { number, clocks } = await openTicket(agent, { urgency: 1 })
    expect(clocks).toEqual([])

    const changed = await agent.api.tickets.change({ params: { number }, body: { addTags: [tag] } })
    expect(changed.clocks[0]?.policy.id).toBe(policy.id)

    const back = await agent.api.tickets.change({ params: { number }, body: { removeTags: [tag] } })
    expect(back.clocks).toEqual([])
    expect((await eventsOf(number)).filter(({ type }) => type === 'sla.applied')).toHaveLength(2)
  })

  test('is the first in their order that is on', async () => {
    const { tag } = await policyFor({ isOn: false })
    const condition = {
      kind: 'all' as const,
      of: [{ kind: 'test' as const, field: 'tag', operator: 'is' as const, value: tag }],
    }
    const { policy: second } = await policyFor({ condition })
    const { policy: third } = await policyFor({ condition })

    expect((await open(tag)).clocks[0]?.policy.id).toBe(second.id)
    await admin.api.sla.arrange({ body: { ids: [third.id, second.id] } })
    expect((await open(tag)).clocks[0]?.policy.id).toBe(third.id)
  })

  test('open tickets keep their version until the new one is put on them by name', async () => {
    const { tag, policy } = await policyFor()
    const ticket = await open(tag)
    const params = { number: ticket.number }

    const changed = await admin.api.sla.update({
      params: { id: policy.id },
      body: { targets: [{ clock: 'resolution', priority: 4, seconds: 8 * 3600 }] },
    })
    expect(changed).toMatchObject({ version: 2, openCount: 1, outdatedCount: 1 })
    expect((await agent.api.tickets.get({ params })).clocks).toMatchObject(ticket.clocks.map(({ kind }) => ({ kind })))

    const forecast = await admin.api.sla.forecast()
    expect(forecast.items).toContainEqual(
      expect.objectContaining({ number: ticket.number, dueAfter: later(ticket.createdAt, 8 * hour) }),
    )
    await admin.api.sla.apply()
    await world.drain()

    const { application } = await admin.api.sla.application()
    expect(application).toMatchObject({ state: 'done', total: forecast.total, done: forecast.total })
    const { clocks } = await agent.api.tickets.get({ params })
    expect(clocks.map(({ kind, dueAt, policy: { version } }) => ({ kind, dueAt, version }))).toEqual([
      { kind: 'resolution', dueAt: later(ticket.createdAt, 8 * hour), version: 2 },
    ])
    expect((await admin.api.sla.forecast()).total).toBe(0)
  })
})

describe('a calendar', () => {
  test('that changes moves what is due, and leaves what was counted', async () => {
    const whole = [{ from: '00:00', to: '24:00' }]
    const weekly = Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, whole]),
    )
    const calendar = await admin.api.calendars.create({ body: { name: 'Guardia', timeZone: 'Europe/Madrid', weekly } })
    const { tag } = await policyFor({ calendarId: calendar.id })
    const { number } = await open(tag)
    world.pass(hour)
    const now = world.desk.contextOf({ kind: 'system', job: '' }).now()
    const days = [0, 1, 2].map((day) => new Date(now.getTime() + day * 24 * hour).toISOString().slice(0, 10))

    const holidays = days.map((date) => ({ date, name: 'Puente' }))
    await admin.api.calendars.update({ params: { id: calendar.id }, body: { holidays } })
    await world.drain()

    const { clock, spans } = await agent.api.clocks.why({ params: { number, kind: 'resolution' }, query: {} })
    expect(clock.elapsedSeconds).toBeGreaterThanOrEqual(3600)
    expect(Date.parse(clock.dueAt ?? '')).toBeGreaterThan(now.getTime() + 24 * hour)
    expect(spans.map(({ why }) => why)).toContain('open')
    await expect(admin.api.calendars.remove({ params: { id: calendar.id } })).rejects.toMatchObject({ code: 'in_use' })
  })
})
