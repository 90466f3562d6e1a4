import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { minutesBetween } from './timer.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const add = (who: Somebody, number: number, minutes: number, more: object = {}) =>
  who.api.timeEntries.add({ params: { number }, body: { minutes, ...more } })

describe('time spent', () => {
  test('adds up on its ticket, newest first, and the history tells it', async () => {
    const { number } = await openTicket(agent)
    await add(agent, number, 15, { startedAt: '2026-01-02T10:00:00.000Z' })
    await add(agent, number, 30, { activity: 'Viaje', note: 'Ida y vuelta', startedAt: '2026-01-03T10:00:00.000Z' })

    const { items, totalMinutes } = await agent.api.timeEntries.list({ params: { number } })

    expect(items.map(({ minutes, activity }) => [minutes, activity])).toEqual([
      [30, 'Viaje'],
      [15, ''],
    ])
    expect(totalMinutes).toBe(45)
    const { items: history } = await agent.api.tickets.history({ params: { number } })
    expect(history.at(-1)).toMatchObject({ type: 'time.changed', changes: [{ field: 'minutes', from: null, to: 30 }] })
  })

  test('is changed by whoever entered it and by administrators, by nobody else', async () => {
    const [admin, other] = [await world.admin(), await world.person('agent')]
    const { number } = await openTicket(agent)
    const { id } = await add(agent, number, 15)

    const refused = await Promise.allSettled([
      other.api.timeEntries.change({ params: { id }, body: { minutes: 1 } }),
      other.api.timeEntries.remove({ params: { id } }),
    ])
    await agent.api.timeEntries.change({ params: { id }, body: { minutes: 20 } })
    const changed = await admin.api.timeEntries.change({ params: { id }, body: { note: 'Con Luis' } })

    expect(refused).toMatchObject([{ reason: { code: 'forbidden' } }, { reason: { code: 'forbidden' } }])
    expect(changed).toMatchObject({ minutes: 20, note: 'Con Luis', person: { id: agent.id } })
    const seen = await other.api.timeEntries.list({ params: { number } })
    expect(seen.items[0]?.can).toEqual({ change: false })
  })

  test('that is still to come is refused', async () => {
    const { number } = await openTicket(agent)
    const startedAt = '2100-01-01T00:00:00.000Z'

    await expect(add(agent, number, 15, { startedAt })).rejects.toMatchObject({
      fields: { startedAt: expect.any(String) },
    })
  })

  test('on a ticket out of reach is not found, and no requester learns of it', async () => {
    const team = await hiddenTeam(world, 'Personal', [agent])
    const [outsider, ana] = [await world.person('agent'), await world.person('requester')]
    const hidden = await openTicket(agent, { teamId: team.id })
    const own = await openFor(agent, ana)
    const { id } = await add(agent, hidden.number, 5)

    const refused = await Promise.allSettled([
      outsider.api.timeEntries.list({ params: { number: hidden.number } }),
      outsider.api.timeEntries.remove({ params: { id } }),
      outsider.api.timeEntries.start({ params: { number: hidden.number } }),
      ana.api.timeEntries.list({ params: { number: own.number } }),
    ])

    expect(refused.map((one) => one.status === 'rejected' && one.reason.code)).toEqual([
      'not_found',
      'not_found',
      'not_found',
      'forbidden',
    ])
  })

  test('offers the activities in use, most used first', async () => {
    const { number } = await openTicket(agent)
    for (const activity of ['Llamada', 'Taller', 'Taller']) await add(agent, number, 5, { activity })

    const { items } = await agent.api.timeEntries.activities()

    expect(items.indexOf('Taller')).toBeLessThan(items.indexOf('Llamada'))
  })
})

describe('the timer', () => {
  test('enters what it ran, and is then gone', async () => {
    const mia = await world.person('agent')
    const { number } = await openTicket(agent)

    await mia.api.timeEntries.start({ params: { number } })
    world.pass(12 * 60_000)
    const entry = await mia.api.timeEntries.stop({ body: { activity: 'Teléfono' } })

    expect([12, 13]).toContain(entry.minutes)
    expect(entry).toMatchObject({ activity: 'Teléfono', person: { id: mia.id } })
    expect(await mia.api.timeEntries.timer()).toEqual({ timer: null })
    await expect(mia.api.timeEntries.stop({ body: {} })).rejects.toMatchObject({ code: 'already_done' })
  })

  test('that starts on another ticket enters what ran before; on the same it goes on', async () => {
    const mia = await world.person('agent')
    const [one, other] = [await openTicket(agent), await openTicket(agent)]
    const first = await mia.api.timeEntries.start({ params: one })
    const again = await mia.api.timeEntries.start({ params: one })
    world.pass(5 * 60_000)

    const second = await mia.api.timeEntries.start({ params: other })

    expect(again.timer.startedAt).toBe(first.timer.startedAt)
    expect(again.stopped).toBeNull()
    expect(second.stopped).toMatchObject({ number: one.number })
    expect(second.timer.ticket.number).toBe(other.number)
    expect((await mia.api.timeEntries.list({ params: one })).items).toHaveLength(1)
  })

  test('that is discarded enters nothing', async () => {
    const mia = await world.person('agent')
    const { number } = await openTicket(agent)
    await mia.api.timeEntries.start({ params: { number } })

    await mia.api.timeEntries.discard()

    expect((await mia.api.timeEntries.list({ params: { number } })).items).toEqual([])
    expect(await mia.api.timeEntries.timer()).toEqual({ timer: null })
  })
})

test.each([
  ['2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.000Z', 1],
  ['2026-01-01T10:00:00.000Z', '2026-01-01T10:01:00.000Z', 1],
  ['2026-01-01T10:00:00.000Z', '2026-01-01T10:01:00.001Z', 2],
  ['2026-01-01T10:00:00.000Z', '2026-01-04T10:00:00.000Z', 1440],
  // The clock was set back meanwhile.
  ['2026-01-01T10:00:00.000Z', '2026-01-01T09:00:00.000Z', 1],
])('from %s to %s are %i minutes', (from, to, minutes) => {
  expect(minutesBetween(new Date(from), new Date(to))).toBe(minutes)
})
