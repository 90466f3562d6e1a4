import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticketStatus } from '#contract/tickets.ts'
import { isOpen } from '../../calendars/index.ts'
import { explainRun } from './explain.ts'
import type { ClockFact } from './facts.ts'
import { dueAtOf, type Run, targetOf } from './run.ts'
import { runClocks } from './run-clocks.ts'
import { calendarOf, termsOf } from './scene.ts'
import { walkSlowly } from './slow-clocks.ts'

/** Moments around which something happens to clocks: the changes of summer time, midnights, holidays, weekends. */
const edges = [
  ['Europe/Madrid', '2026-03-29T01:00Z'],
  ['Europe/Madrid', '2026-10-25T01:00Z'],
  ['Europe/Madrid', '2026-03-02T17:00Z'],
  ['Europe/Madrid', '2026-03-01T23:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['America/Santiago', '2026-04-05T03:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Asia/Kathmandu', '2026-03-02T12:15Z'],
] as const

const span = 40 * 60
const holidays = [
  { date: '2026-03-02', name: 'Fiesta', yearly: false, from: '17:50', to: '18:05' },
  { date: '2020-10-25', name: 'Fiesta de siempre', yearly: true, from: null, to: '02:10' },
]
const hours = [
  'daily:00:00-24:00',
  'daily:00:00-01:10,01:50-02:20,02:40-24:00',
  'daily:00:10-02:05,03:05-17:55,18:05-23:55',
  'daily:22:00-24:00,00:00-02:30,08:00-18:00',
]

const place = fc.record({
  edge: fc.constantFrom(...edges),
  hours: fc.constantFrom(...hours),
  hasHolidays: fc.boolean(),
})

const hourOfTeam = termsOf({ targets: { team_time: 900 } })

const happening = fc.oneof(
  fc.record({ type: fc.constant('status' as const), status: fc.constantFrom(...ticketStatus.options) }),
  fc.record({ type: fc.constant('priority' as const), priority: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant('said' as const), by: fc.constantFrom('agent' as const, 'requester' as const) }),
  fc.record({ type: fc.constant('assigned' as const) }),
  fc.record({ type: fc.constant('answered' as const) }),
  fc.record({ type: fc.constant('moved' as const), teamId: fc.constantFrom('redes', 'mesa', undefined) }),
  fc.record({ type: fc.constant('agreed' as const), terms: fc.constantFrom(hourOfTeam, undefined) }),
  fc.record({ type: fc.constant('other policy' as const), seconds: fc.integer({ min: 60, max: 1800 }) }),
)

/** A ticket within forty minutes around an edge, by seconds. */
const story = fc
  .record({
    place,
    targets: fc.array(fc.integer({ min: 60, max: 1800 }), { minLength: 4, maxLength: 4 }),
    pausesOnHold: fc.boolean(),
    warnPercent: fc.integer({ min: 1, max: 99 }),
    events: fc.array(fc.tuple(fc.integer({ min: 0, max: span }), happening), { maxLength: 10 }),
    until: fc.integer({ min: 0, max: span }),
  })
  .map(({ place: { edge, hours: open, hasHolidays }, targets, events, until, ...rules }) => {
    const [zone, at] = edge
    const start = Date.parse(at) - (span / 2) * 1000
    const calendar = calendarOf(zone, open, hasHolidays ? holidays : [])
    const byPriority = Object.fromEntries(targets.map((seconds, index) => [index + 1, seconds]))
    const all = { first_response: byPriority, next_response: byPriority, periodic_update: byPriority }
    const terms = termsOf({ calendar, ...rules, targets: { ...all, resolution: byPriority, time_to_own: byPriority } })
    const facts: ClockFact[] = [
      { type: 'created', at: new Date(start), status: 'new', priority: 3, isAssigned: false },
      { type: 'promised', at: new Date(start), terms },
      ...events
        .toSorted(([one], [other]) => one - other)
        .map(([second, event]): ClockFact => {
          const moment = { at: new Date(start + second * 1000) }
          if (event.type !== 'other policy') return { ...event, ...moment }
          const other = termsOf({
            calendar,
            ...rules,
            targets: { resolution: event.seconds, first_response: event.seconds },
          })
          return { type: 'promised', ...moment, terms: other }
        }),
    ]
    return { facts, start, until: start + until * 1000 }
  })

function solutionOf(runs: Run[]): Run {
  const run = runs.find(({ kind }) => kind === 'resolution')
  if (run === undefined) throw new Error('Every ticket has one')
  return run
}

/** What reopening makes run on: of a solved ticket, its solution and the time of the team that has it. */
function reopenableOf(facts: readonly ClockFact[], at: Date, runs: readonly Run[]): Run[] {
  const known = facts.filter((fact) => fact.at <= at)
  const last = known.findLast((fact) => fact.type === 'status')
  if (last?.status !== 'solved' && last?.status !== 'closed') return []
  const teamId = known.findLast((fact) => fact.type === 'moved')?.teamId
  const ofTeam = teamId === undefined ? undefined : runs.findLast(({ kind }) => kind === 'team_time')
  return runs.filter((run) => run.kind === 'resolution' || run === ofTeam)
}

/** What has passed by then, whatever the clock last counted. */
function elapsedBy(run: Run, at: number): number {
  return explainRun(run, new Date(at))
    .filter(({ counted }) => counted)
    .reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0)
}

test('clocks agree with a walk from second to second, in ten thousand stories', () => {
  fc.assert(
    fc.property(story, ({ facts, until }) => {
      const run = solutionOf(runClocks(facts, new Date(until)))
      const slow = walkSlowly(facts, until, 3 * 3600)

      const fast = {
        elapsedSeconds: elapsedBy(run, until) / 1000,
        metAt: run.metAt?.getTime(),
        breachedAt: run.breachedAt?.getTime(),
        warnedAt: run.warnedAt?.getTime(),
      }
      const { dueAt, ...found } = slow
      // Of thousandths that a share of a target has, a walk by seconds hears a second later.
      const isWithinSecond = (one?: number, other?: number) =>
        one === other || (one !== undefined && other !== undefined && other - one > 0 && other - one < 1000)
      expect({
        ...fast,
        warnedAt: isWithinSecond(fast.warnedAt, found.warnedAt) ? found.warnedAt : fast.warnedAt,
      }).toEqual(found)
      if (dueAt !== undefined) expect(dueAtOf(run)?.getTime()).toBe(dueAt)
    }),
    { numRuns: 10_000 },
  )
}, 240_000)

test('nothing is due in a closed minute', () => {
  fc.assert(
    fc.property(story, ({ facts, until }) => {
      for (const run of runClocks(facts, new Date(until))) {
        // A team's own time is counted by its own calendar.
        const [dueAt, calendar] = [dueAtOf(run), targetOf(run)?.calendar]
        if (dueAt === undefined || calendar === undefined) continue
        // The end of an open stretch still belongs to it.
        expect(isOpen(calendar, dueAt) || isOpen(calendar, new Date(dueAt.getTime() - 1))).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('what has passed never becomes less, and grows by no more than the time', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: 0, max: 3600 }), ({ facts, until }, more) => {
      const run = solutionOf(runClocks(facts, new Date(until)))

      const [before, after] = [elapsedBy(run, until), elapsedBy(run, until + more * 1000)]

      expect(after).toBeGreaterThanOrEqual(before)
      expect(after - before).toBeLessThanOrEqual(more * 1000)
    }),
  )
})

test('what was warned of, missed or met stays so whatever follows, but that the solved may be reopened', () => {
  fc.assert(
    fc.property(story, ({ facts, until }) => {
      const end = new Date(until)
      const middle = new Date((facts.at(-1)?.at ?? end).getTime() - 1)
      const before = runClocks(facts, middle)
      const after = runClocks(facts, new Date(Date.parse('2027-01-01')))

      const reopenable = reopenableOf(facts, middle, before)

      for (const run of before) {
        const later = after.find(({ kind, number }) => kind === run.kind && number === run.number)
        if (run.breachedAt !== undefined) expect(later?.breachedAt).toEqual(run.breachedAt)
        if (run.warnedAt !== undefined) expect(later?.warnedAt).toEqual(run.warnedAt)
        if (run.metAt !== undefined && !reopenable.includes(run)) expect(later?.metAt).toEqual(run.metAt)
      }
    }),
  )
})

test('facts that say nothing new change nothing: clocks add up however often they are looked at', () => {
  fc.assert(
    fc.property(story, fc.integer({ min: 0, max: span }), ({ facts, until, start }, second) => {
      const at = new Date(start + second * 1000)
      const index = facts.findLastIndex((fact) => fact.at <= at)
      const terms = facts.slice(0, index + 1).findLast((fact) => fact.type === 'promised')
      const again: ClockFact[] = terms?.type === 'promised' ? [{ ...terms, at }] : []
      const watched = [...facts.slice(0, index + 1), ...again, ...facts.slice(index + 1)]

      const [one, other] = [facts, watched].map((some) => solutionOf(runClocks(some, new Date(until))))

      if (one === undefined || other === undefined) throw new Error('Both are there')
      expect(elapsedBy(other, until)).toBe(elapsedBy(one, until))
      expect(dueAtOf(other)).toEqual(dueAtOf(one))
      expect(other.breachedAt).toEqual(one.breachedAt)
    }),
  )
})

test('a pause of so much open time puts off what is due by as much', () => {
  fc.assert(
    fc.property(
      place,
      fc.integer({ min: 60, max: 1200 }),
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 0, max: 900 }),
      (where, seconds, begin, length) => {
        const [zone, edge] = where.edge
        const calendar = calendarOf(zone, where.hours, where.hasHolidays ? holidays : [])
        const start = Date.parse(edge) - 1200_000
        const [from, to] = [new Date(start + begin * 1000), new Date(start + (begin + length) * 1000)]
        const facts: ClockFact[] = [
          { type: 'created', at: new Date(start), status: 'open', priority: 3, isAssigned: false },
          {
            type: 'promised',
            at: new Date(start),
            terms: termsOf({ calendar, targets: { resolution: seconds + 1200 } }),
          },
        ]
        const paused: ClockFact[] = [
          ...facts,
          { type: 'status', at: from, status: 'pending' },
          { type: 'status', at: to, status: 'open' },
        ]

        const whole = solutionOf(runClocks(facts, to))
        const run = solutionOf(runClocks(paused, to))
        const missed = elapsedBy(whole, to.getTime()) - elapsedBy(run, to.getTime())
        const longer = termsOf({ calendar, targets: { resolution: seconds + 1200 + missed / 1000 } })
        const [created] = facts
        if (created === undefined || targetOf(whole) === undefined) throw new Error('Both are there')
        const putOff = solutionOf(runClocks([created, { type: 'promised', at: new Date(start), terms: longer }], to))

        expect(dueAtOf(run)).toEqual(dueAtOf(putOff))
      },
    ),
  )
})
