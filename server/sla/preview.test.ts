import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type Calendar, weekdays } from '#contract/calendars.ts'
import type { SlaPreview, sla } from '#contract/sla.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { wakeClocks } from './wake.ts'

let world: World
let admin: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

type Request = z.input<typeof sla.preview.body>

function calendarOf(days: readonly string[], from: string, to: string, holidays: Calendar['holidays'] = []): Calendar {
  const weekly = Object.fromEntries(weekdays.map((day) => [day, days.includes(day) ? [{ from, to }] : []]))
  // Every weekday is there.
  return { timeZone: 'Europe/Madrid', weekly: weekly as Calendar['weekly'], holidays }
}

const office = calendarOf(weekdays.slice(0, 5), '09:00', '17:00', [
  { date: '2026-12-08', name: 'Inmaculada', yearly: true, from: null, to: null },
])
const nights = calendarOf(weekdays, '00:00', '06:00')
const span = (from: string, to: string, why: string, name: string | null = null) => ({
  from: `2026-${from}:00.000Z`,
  to: `2026-${to}:00.000Z`,
  counted: why === 'open',
  why,
  name,
})

describe('a preview says to the second when a target is reached, and why', () => {
  test.each<[string, Request, Pick<SlaPreview, 'dueAt' | 'elapsedSeconds' | 'remainingSeconds'>, object[]]>([
    [
      'in the night that loses an hour',
      { calendar: nights, startAt: '2026-03-28T23:00:00Z', targetSeconds: 4 * 3600, now: '2026-03-29T01:30:00Z' },
      { dueAt: '2026-03-29T03:00:00.000Z', elapsedSeconds: 9000, remainingSeconds: 5400 },
      [span('03-28T23:00', '03-29T01:30', 'open')],
    ],
    [
      'in the night that has an hour twice',
      { calendar: nights, startAt: '2026-10-24T22:00:00Z', targetSeconds: 7 * 3600 + 60, now: '2026-10-25T05:30:00Z' },
      { dueAt: '2026-10-25T23:01:00.000Z', elapsedSeconds: 7 * 3600, remainingSeconds: 60 },
      [span('10-24T22:00', '10-25T05:00', 'open'), span('10-25T05:00', '10-25T05:30', 'closed')],
    ],
    [
      'over a holiday',
      { calendar: office, startAt: '2026-12-07T15:00:00Z', targetSeconds: 7200, now: '2026-12-09T08:30:00Z' },
      { dueAt: '2026-12-09T09:00:00.000Z', elapsedSeconds: 5400, remainingSeconds: 1800 },
      [
        span('12-07T15:00', '12-07T16:00', 'open'),
        span('12-07T16:00', '12-07T23:00', 'closed'),
        span('12-07T23:00', '12-08T23:00', 'holiday', 'Inmaculada'),
        span('12-08T23:00', '12-09T08:00', 'closed'),
        span('12-09T08:00', '12-09T08:30', 'open'),
      ],
    ],
    [
      'with pauses that overlap',
      {
        startAt: '2026-05-04T10:00:00Z',
        targetSeconds: 3600,
        pauses: [
          { from: '2026-05-04T10:15:00Z', to: '2026-05-04T10:30:00Z' },
          { from: '2026-05-04T10:10:00Z', to: '2026-05-04T10:20:00Z' },
        ],
        now: '2026-05-04T10:40:00Z',
      },
      { dueAt: '2026-05-04T11:20:00.000Z', elapsedSeconds: 1200, remainingSeconds: 2400 },
      [
        span('05-04T10:00', '05-04T10:10', 'open'),
        span('05-04T10:10', '05-04T10:30', 'paused'),
        span('05-04T10:30', '05-04T10:40', 'open'),
      ],
    ],
    [
      'while a pause goes on, when nothing is due',
      {
        startAt: '2026-05-04T10:00:00Z',
        targetSeconds: 1800,
        pauses: [{ from: '2026-05-04T10:10:00Z' }],
        now: '2026-05-04T12:00:00Z',
      },
      { dueAt: null, elapsedSeconds: 600, remainingSeconds: 1200 },
      [span('05-04T10:00', '05-04T10:10', 'open'), span('05-04T10:10', '05-04T12:00', 'paused')],
    ],
    [
      'when it is too late, by so much',
      { startAt: '2026-05-04T10:00:00Z', targetSeconds: 1800, now: '2026-05-04T11:00:00Z' },
      { dueAt: '2026-05-04T10:30:00.000Z', elapsedSeconds: 3600, remainingSeconds: -1800 },
      [span('05-04T10:00', '05-04T11:00', 'open')],
    ],
  ])('%s', async (_, body, figures, explanation) => {
    const { explanation: spans, ...rest } = await admin.api.sla.preview({ body })

    expect(rest).toEqual(figures)
    expect(spans).toEqual(explanation)
  })
})

test('two nodes that wake for the same clocks tell each breach once', async () => {
  const requester = await world.person('requester')
  await admin.api.sla.create({
    body: { name: 'Dos nodos', isOn: true, targets: [{ clock: 'resolution', priority: 4, seconds: 600 }] },
  })
  const tickets = []
  for (let index = 0; index < 6; index++) tickets.push(await openFor(admin, requester, { urgency: 1 }))
  world.pass(11 * 60_000)
  const nodes = [0, 1].map((node) => world.desk.contextOf({ kind: 'system', job: `node ${node}` }))

  await Promise.all(nodes.map((ctx) => wakeClocks(ctx)))

  for (const { number } of tickets) {
    const { items } = await admin.api.tickets.history({ params: { number } })
    expect(items.filter(({ type }) => type === 'clock.breached')).toHaveLength(1)
  }
})
