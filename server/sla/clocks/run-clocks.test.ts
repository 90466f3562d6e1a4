import { describe, expect, test } from 'vitest'
import type { ClockKind } from '#contract/clocks.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import type { ClockFact, Terms } from './facts.ts'
import { dueAtOf, pausedSinceOf, type Run } from './run.ts'
import { runClocks } from './run-clocks.ts'
import { calendarOf, openedAt, type Promised, termsOf } from './scene.ts'

const h = 3600
const madrid = calendarOf('Europe/Madrid', '09:00-18:00')

/** What teams agreed to, by a word. */
const agreements: Record<string, Terms> = {
  hour: termsOf({ targets: { team_time: h } }),
  office: termsOf({ calendar: madrid, targets: { team_time: { 3: 2 * h, 1: h } } }),
  restless: termsOf({ pausesOnHold: false, targets: { team_time: h } }),
}

/** `team redes`, `agreed hour`, `status open`, `priority 1`, `assigned`, `agent`, `requester`. */
function factOf(at: string, words: string): ClockFact {
  const [what, value = ''] = words.split(' ')
  const time = new Date(at)
  if (what === 'status') return { type: 'status', at: time, status: value as TicketStatus }
  if (what === 'priority') return { type: 'priority', at: time, priority: Number(value) }
  if (what === 'team') return { type: 'moved', at: time, teamId: value === 'none' ? undefined : value }
  if (what === 'agreed') return { type: 'agreed', at: time, terms: agreements[value] }
  if (what === 'assigned') return { type: 'assigned', at: time }
  if (what === 'waits') return { type: 'waits', at: time, since: new Date(value) }
  if (what === 'answered') return { type: 'answered', at: time }
  return { type: 'said', at: time, by: what as 'agent' }
}

interface Scene {
  opened: string
  promise: Promised
  /** What happened, by its instant; what happens at once stands in one line, with commas. */
  events?: [at: string, words: string][]
  until: string
  priority?: number
}

function play({ opened, promise, events = [], until, priority = 3 }: Scene): Run[] {
  const facts = openedAt(new Date(opened), termsOf(promise), priority)
  for (const [at, words] of events) facts.push(...words.split(', ').map((one) => factOf(at, one)))
  return runClocks(facts, new Date(until))
}

/** One clock in a line: its state, and the instants that matter. */
function lineOf(runs: Run[], kind: ClockKind): string {
  const run = runs.findLast((one) => one.kind === kind)
  if (run === undefined) return 'none'
  const iso = (date: Date | undefined) =>
    date
      ?.toISOString()
      .replace(/:00\.000Z$/, 'Z')
      .replace('.000', '')
  const parts = [
    run.metAt && `met ${iso(run.metAt)}`,
    pausedSinceOf(run) && `${run.pause} since ${iso(pausedSinceOf(run))}`,
    dueAtOf(run) && `due ${iso(dueAtOf(run))}`,
    run.breachedAt && `breached ${iso(run.breachedAt)}`,
    `after ${run.elapsedMs / 1000}`,
  ]
  return parts.filter(Boolean).join(', ')
}

type Case = [rule: string, scene: Omit<Scene, 'opened' | 'promise' | 'until'> & Partial<Scene>, line: string]

function cases(kind: ClockKind, base: Pick<Scene, 'opened' | 'promise' | 'until'>, all: Case[]): void {
  test.each(all)('%s', (_, scene, line) => {
    expect(lineOf(play({ ...base, ...scene }), kind)).toBe(line)
  })
}

const opened = '2026-03-02T09:00Z'
const until = '2026-03-02T09:00Z'

describe('due, by the calendar', () => {
  const base = { opened, until, promise: { calendar: madrid, targets: { resolution: 4 * h } } }
  const by = (zone: string, hours: string, holidays: Parameters<typeof calendarOf>[2] = []) => ({
    promise: { calendar: calendarOf(zone, hours, holidays), targets: { resolution: 4 * h } },
  })
  const on = (at: string) => ({ opened: at, until: at })
  const holiday = (date: string, rest: Partial<ReturnType<typeof Object>> = {}) => [
    { date, name: 'Fiesta', yearly: false, from: null, to: null, ...rest },
  ]
  cases('resolution', base, [
    // In winter Madrid is an hour ahead of UTC, in summer two.
    ['within a day', on('2026-03-02T09:00Z'), 'due 2026-03-02T13:00Z, after 0'],
    ['to the second', on('2026-03-02T09:00:01Z'), 'due 2026-03-02T13:00:01Z, after 0'],
    ['from before it opens', on('2026-03-02T05:00Z'), 'due 2026-03-02T12:00Z, after 0'],
    ['from the moment it opens', on('2026-03-02T08:00Z'), 'due 2026-03-02T12:00Z, after 0'],
    ['to the moment it closes', on('2026-03-02T13:00Z'), 'due 2026-03-02T17:00Z, after 0'],
    ['over night', on('2026-03-02T14:00Z'), 'due 2026-03-03T09:00Z, after 0'],
    ['from after it closed', on('2026-03-02T20:00Z'), 'due 2026-03-03T12:00Z, after 0'],
    ['from the moment it closes', on('2026-03-02T17:00Z'), 'due 2026-03-03T12:00Z, after 0'],
    ['over a weekend', on('2026-03-06T16:50Z'), 'due 2026-03-09T11:50Z, after 0'],
    ['from a Saturday', on('2026-03-07T11:00Z'), 'due 2026-03-09T12:00Z, after 0'],
    ['over the clocks going forward', on('2026-03-27T14:00Z'), 'due 2026-03-30T08:00Z, after 0'],
    ['over the clocks going back', on('2026-10-23T14:00Z'), 'due 2026-10-26T10:00Z, after 0'],
    ['in summer', on('2026-07-06T08:00Z'), 'due 2026-07-06T12:00Z, after 0'],
    ['over the end of a year', on('2026-12-31T15:00Z'), 'due 2027-01-01T10:00Z, after 0'],
    ['on 29 February', on('2028-02-29T15:00Z'), 'due 2028-03-01T10:00Z, after 0'],
    [
      'with a break at noon',
      { ...on('2026-03-02T11:00Z'), ...by('Europe/Madrid', '09:00-14:00,16:00-18:00') },
      'due 2026-03-02T17:00Z, after 0',
    ],
    [
      'from within a break',
      { ...on('2026-03-02T14:00Z'), ...by('Europe/Madrid', '09:00-14:00,16:00-18:00') },
      'due 2026-03-03T10:00Z, after 0',
    ],
    [
      'with intervals that touch',
      { ...on('2026-03-02T11:00Z'), ...by('Europe/Madrid', '09:00-13:00,13:00-18:00') },
      'due 2026-03-02T15:00Z, after 0',
    ],
    [
      'to 24:00',
      { ...on('2026-03-02T19:00Z'), ...by('Europe/Madrid', '20:00-24:00') },
      'due 2026-03-02T23:00Z, after 0',
    ],
    [
      'over midnight, open to 24:00 and from 00:00',
      { ...on('2026-03-02T22:00Z'), ...by('Europe/Madrid', 'daily:00:00-02:00,22:00-24:00') },
      'due 2026-03-03T22:00Z, after 0',
    ],
    [
      'over a holiday',
      { ...on('2026-03-02T15:00Z'), ...by('Europe/Madrid', '09:00-18:00', holiday('2026-03-03')) },
      'due 2026-03-04T10:00Z, after 0',
    ],
    [
      'over half a holiday',
      { ...on('2026-03-02T15:00Z'), ...by('Europe/Madrid', '09:00-18:00', holiday('2026-03-03', { to: '13:00' })) },
      'due 2026-03-03T14:00Z, after 0',
    ],
    [
      'over the end of a day that is a holiday',
      { ...on('2026-03-02T13:00Z'), ...by('Europe/Madrid', '09:00-18:00', holiday('2026-03-02', { from: '16:00' })) },
      'due 2026-03-03T10:00Z, after 0',
    ],
    [
      'over a holiday of every year',
      { ...on('2026-03-02T15:00Z'), ...by('Europe/Madrid', '09:00-18:00', holiday('2019-03-03', { yearly: true })) },
      'due 2026-03-04T10:00Z, after 0',
    ],
    [
      'over a holiday on a Sunday, which changes nothing',
      { ...on('2026-03-06T15:00Z'), ...by('Europe/Madrid', '09:00-18:00', holiday('2026-03-08')) },
      'due 2026-03-09T10:00Z, after 0',
    ],
    [
      'in New York, as the clocks go forward',
      { ...on('2026-03-06T20:00Z'), ...by('America/New_York', '09:00-17:00') },
      'due 2026-03-09T15:00Z, after 0',
    ],
    [
      'in New York, as the clocks go back',
      { ...on('2026-10-30T19:00Z'), ...by('America/New_York', '09:00-17:00') },
      'due 2026-11-02T16:00Z, after 0',
    ],
    [
      'over the hour that never comes',
      { ...on('2026-03-28T23:30Z'), ...by('Europe/Madrid', 'daily:00:00-24:00') },
      'due 2026-03-29T03:30Z, after 0',
    ],
    [
      'within hours of which one never comes',
      { ...on('2026-03-29T00:00Z'), ...by('Europe/Madrid', 'daily:01:00-05:00') },
      'due 2026-03-30T00:00Z, after 0',
    ],
    [
      'within hours of which one comes twice',
      { ...on('2026-10-24T23:00Z'), ...by('Europe/Madrid', 'daily:01:00-05:00') },
      'due 2026-10-25T03:00Z, after 0',
    ],
    [
      'on Lord Howe, as half an hour is left out',
      { ...on('2026-10-03T14:00Z'), ...by('Australia/Lord_Howe', 'daily:01:00-04:30') },
      'due 2026-10-04T15:00Z, after 0',
    ],
    [
      'on Lord Howe, as half an hour comes twice',
      { ...on('2026-04-04T14:00Z'), ...by('Australia/Lord_Howe', 'daily:01:00-05:00') },
      'due 2026-04-04T18:00Z, after 0',
    ],
    [
      'in Kathmandu, which is three quarters of an hour off',
      { ...on('2026-03-02T03:15Z'), ...by('Asia/Kathmandu', '09:00-18:00') },
      'due 2026-03-02T07:15Z, after 0',
    ],
    [
      'in Santiago, where a day begins at one',
      { ...on('2026-09-05T23:00Z'), ...by('America/Santiago', 'daily:00:00-24:00') },
      'due 2026-09-06T03:00Z, after 0',
    ],
    [
      'in Mexico City, without summer time',
      { ...on('2026-07-06T14:00Z'), ...by('America/Mexico_City', '09:00-18:00') },
      'due 2026-07-06T19:00Z, after 0',
    ],
    [
      'in Buenos Aires',
      { ...on('2026-07-06T14:00Z'), ...by('America/Argentina/Buenos_Aires', '09:00-18:00') },
      'due 2026-07-06T18:00Z, after 0',
    ],
    [
      'round the clock',
      { ...on('2026-03-07T22:00Z'), promise: { targets: { resolution: 4 * h } } },
      'due 2026-03-08T02:00Z, after 0',
    ],
    [
      'round the clock over the clocks going forward',
      { ...on('2026-03-28T23:00Z'), promise: { targets: { resolution: 4 * h } } },
      'due 2026-03-29T03:00Z, after 0',
    ],
    [
      'after many days',
      { ...on('2026-03-02T08:00Z'), promise: { calendar: madrid, targets: { resolution: 90 * h } } },
      'due 2026-03-13T17:00Z, after 0',
    ],
  ])
})

const response = { opened, until, promise: { targets: { first_response: h, next_response: 2 * h } } }

describe('the first response', () => {
  cases('first_response', response, [
    ['is owed from the beginning', {}, 'due 2026-03-02T10:00Z, after 0'],
    [
      'is met by an answer',
      { events: [['2026-03-02T09:30Z', 'agent']], until: '2026-03-02T12:00Z' },
      'met 2026-03-02T09:30Z, after 1800',
    ],
    [
      'is met once',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T09:40Z', 'agent'],
        ],
        until: '2026-03-02T12:00Z',
      },
      'met 2026-03-02T09:30Z, after 1800',
    ],
    [
      'is met by an answer that solves',
      { events: [['2026-03-02T09:30Z', 'status solved, agent']], until: '2026-03-02T12:00Z' },
      'met 2026-03-02T09:30Z, after 1800',
    ],
    [
      'comes late',
      { events: [['2026-03-02T10:30Z', 'agent']], until: '2026-03-02T12:00Z' },
      'met 2026-03-02T10:30Z, breached 2026-03-02T10:00Z, after 5400',
    ],
    [
      'comes at the very moment, which is too late',
      { events: [['2026-03-02T10:00Z', 'agent']], until: '2026-03-02T12:00Z' },
      'met 2026-03-02T10:00Z, breached 2026-03-02T10:00Z, after 3600',
    ],
    [
      'comes a second before',
      { events: [['2026-03-02T09:59:59Z', 'agent']], until: '2026-03-02T12:00Z' },
      'met 2026-03-02T09:59:59Z, after 3599',
    ],
    [
      'does not wait for more questions',
      { events: [['2026-03-02T09:20Z', 'requester']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T10:00Z, after 0',
    ],
    [
      'goes on while the requester is waited for',
      { events: [['2026-03-02T09:20Z', 'status pending']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T10:00Z, after 0',
    ],
    [
      'goes on while on hold',
      { events: [['2026-03-02T09:20Z', 'status on_hold']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T10:00Z, after 0',
    ],
    [
      'stands still once it is solved without a word',
      { events: [['2026-03-02T09:20Z', 'status solved']], until: '2026-03-03T09:00Z' },
      'solved since 2026-03-02T09:20Z, after 1200',
    ],
    [
      'goes on where it stood when that is reopened',
      {
        events: [
          ['2026-03-02T09:20Z', 'status solved'],
          ['2026-03-03T09:00Z', 'status open'],
        ],
        until: '2026-03-03T09:00Z',
      },
      'due 2026-03-03T09:40Z, after 1200',
    ],
    [
      'is not begun anew by reopening',
      {
        events: [
          ['2026-03-02T09:10Z', 'agent'],
          ['2026-03-02T09:20Z', 'status solved'],
          ['2026-03-03T09:00Z', 'status open, requester'],
        ],
        until: '2026-03-03T09:00Z',
      },
      'met 2026-03-02T09:10Z, after 600',
    ],
    [
      'is unheard until now',
      { until: '2026-03-02T11:00Z' },
      'due 2026-03-02T10:00Z, breached 2026-03-02T10:00Z, after 0',
    ],
    ['is not promised to this priority', { promise: { targets: { first_response: { 1: h } } } }, 'after 0'],
    [
      'is promised when the priority rises',
      {
        promise: { targets: { first_response: { 1: h } } },
        events: [['2026-03-02T09:30Z', 'priority 1']],
        until: '2026-03-02T09:30Z',
      },
      'due 2026-03-02T10:00Z, after 1800',
    ],
  ])
})

describe('the next response', () => {
  const answered: [string, string] = ['2026-03-02T09:30Z', 'agent']
  cases('next_response', response, [
    [
      'is not owed before the first one',
      { events: [['2026-03-02T09:20Z', 'requester']], until: '2026-03-02T09:40Z' },
      'none',
    ],
    ['is not owed without a question', { events: [answered], until: '2026-03-02T12:00Z' }, 'none'],
    [
      'is owed from the question on',
      { events: [answered, ['2026-03-02T10:00Z', 'requester']], until: '2026-03-02T10:00Z' },
      'due 2026-03-02T12:00Z, after 0',
    ],
    [
      'is owed since a question that a merge brings was asked',
      { events: [answered, ['2026-03-02T10:30Z', 'waits 2026-03-02T10:00Z']], until: '2026-03-02T10:30Z' },
      'due 2026-03-02T12:00Z, after 1800',
    ],
    [
      'is missed when a merge brings what should have been answered before',
      { events: [answered, ['2026-03-02T13:00Z', 'waits 2026-03-02T10:00Z']], until: '2026-03-02T13:00Z' },
      'due 2026-03-02T12:00Z, breached 2026-03-02T13:00Z, after 10800',
    ],
    [
      'runs on where somebody waits already',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T10:30Z', 'waits 2026-03-02T10:10Z']],
        until: '2026-03-02T10:30Z',
      },
      'due 2026-03-02T12:00Z, after 0',
    ],
    [
      'is met by an answer that a merge brings',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T10:30Z', 'answered']],
        until: '2026-03-02T12:00Z',
      },
      'met 2026-03-02T10:30Z, after 1800',
    ],
    [
      'is owed from the first of several questions on',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T11:00Z', 'requester']],
        until: '2026-03-02T11:00Z',
      },
      'due 2026-03-02T12:00Z, after 0',
    ],
    [
      'is met by an answer',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T11:00Z', 'agent']],
        until: '2026-03-02T20:00Z',
      },
      'met 2026-03-02T11:00Z, after 3600',
    ],
    [
      'begins anew with the next question',
      {
        events: [
          answered,
          ['2026-03-02T10:00Z', 'requester'],
          ['2026-03-02T11:00Z', 'agent'],
          ['2026-03-02T15:00Z', 'requester'],
        ],
        until: '2026-03-02T15:00Z',
      },
      'due 2026-03-02T17:00Z, after 0',
    ],
    [
      'goes on while the requester is waited for',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T10:30Z', 'status pending']],
        until: '2026-03-02T11:00Z',
      },
      'due 2026-03-02T12:00Z, after 0',
    ],
    [
      'goes on while on hold',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T10:30Z', 'status on_hold']],
        until: '2026-03-02T11:00Z',
      },
      'due 2026-03-02T12:00Z, after 0',
    ],
    [
      'is owed to a question that reopens',
      {
        events: [answered, ['2026-03-02T10:00Z', 'status solved'], ['2026-03-03T10:00Z', 'status open, requester']],
        until: '2026-03-03T10:00Z',
      },
      'due 2026-03-03T12:00Z, after 0',
    ],
    [
      'stands still while solved',
      {
        events: [answered, ['2026-03-02T10:00Z', 'requester'], ['2026-03-02T10:30Z', 'status solved']],
        until: '2026-03-02T20:00Z',
      },
      'solved since 2026-03-02T10:30Z, after 1800',
    ],
    [
      'is late by itself',
      { events: [answered, ['2026-03-02T10:00Z', 'requester']], until: '2026-03-02T13:00Z' },
      'due 2026-03-02T12:00Z, breached 2026-03-02T12:00Z, after 0',
    ],
  ])

  test('counts each question by itself', () => {
    const runs = play({
      ...response,
      events: [
        answered,
        ['2026-03-02T10:00Z', 'requester'],
        ['2026-03-02T13:00Z', 'agent'],
        ['2026-03-02T14:00Z', 'requester'],
      ],
      until: '2026-03-02T14:30Z',
    }).filter(({ kind }) => kind === 'next_response')

    expect(
      runs.map(({ number, breachedAt, metAt }) => [number, breachedAt !== undefined, metAt !== undefined]),
    ).toEqual([
      [1, true, true],
      [2, false, false],
    ])
  })
})

describe('the periodic update', () => {
  const base = { opened, until, promise: { targets: { periodic_update: 2 * h } } }
  cases('periodic_update', base, [
    ['is not owed before the first answer', { until: '2026-03-02T12:00Z' }, 'none'],
    [
      'is owed from an answer on',
      { events: [['2026-03-02T09:30Z', 'agent']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T11:30Z, after 0',
    ],
    [
      'begins anew with the next answer',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T10:00Z', 'agent'],
        ],
        until: '2026-03-02T10:00Z',
      },
      'due 2026-03-02T12:00Z, after 0',
    ],
    [
      'does not hear the requester',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T10:00Z', 'requester'],
        ],
        until: '2026-03-02T10:00Z',
      },
      'due 2026-03-02T11:30Z, after 0',
    ],
    [
      'stands still while pending',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T10:00Z', 'status pending'],
        ],
        until: '2026-03-02T15:00Z',
      },
      'pending since 2026-03-02T10:00Z, after 1800',
    ],
    [
      'stands still at once with an answer that waits',
      { events: [['2026-03-02T09:30Z', 'status pending, agent']], until: '2026-03-02T15:00Z' },
      'pending since 2026-03-02T09:30Z, after 0',
    ],
    [
      'goes on from there',
      {
        events: [
          ['2026-03-02T09:30Z', 'status pending, agent'],
          ['2026-03-02T15:00Z', 'status open, requester'],
        ],
        until: '2026-03-02T15:00Z',
      },
      'due 2026-03-02T17:00Z, after 0',
    ],
    [
      'goes on while on hold',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T10:00Z', 'status on_hold'],
        ],
        until: '2026-03-02T10:30Z',
      },
      'due 2026-03-02T11:30Z, after 0',
    ],
    [
      'ends with the solution',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T10:00Z', 'status solved'],
        ],
        until: '2026-03-02T20:00Z',
      },
      'met 2026-03-02T10:00Z, after 1800',
    ],
    [
      'does not begin with the answer that solves',
      { events: [['2026-03-02T09:30Z', 'status solved, agent']], until: '2026-03-02T20:00Z' },
      'none',
    ],
    [
      'does not begin by reopening',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T10:00Z', 'status solved'],
          ['2026-03-03T10:00Z', 'status open'],
        ],
        until: '2026-03-04T10:00Z',
      },
      'met 2026-03-02T10:00Z, after 1800',
    ],
    [
      'is late',
      { events: [['2026-03-02T09:30Z', 'agent']], until: '2026-03-02T12:00Z' },
      'due 2026-03-02T11:30Z, breached 2026-03-02T11:30Z, after 0',
    ],
  ])
})

describe('the solution', () => {
  const base = { opened, until, promise: { targets: { resolution: { 1: h, 2: 2 * h, 3: 4 * h, 4: 8 * h } } } }
  const p = (at: string): [string, string] => [at, 'status pending']
  cases('resolution', base, [
    ['is owed from the beginning', {}, 'due 2026-03-02T13:00Z, after 0'],
    [
      'is not hurried by answers',
      {
        events: [
          ['2026-03-02T09:30Z', 'agent'],
          ['2026-03-02T09:40Z', 'requester'],
        ],
        until: '2026-03-02T10:00Z',
      },
      'due 2026-03-02T13:00Z, after 0',
    ],
    [
      'is met when solved',
      { events: [['2026-03-02T11:00Z', 'status solved']], until: '2026-03-05T09:00Z' },
      'met 2026-03-02T11:00Z, after 7200',
    ],
    [
      'stays met when closed',
      {
        events: [
          ['2026-03-02T11:00Z', 'status solved'],
          ['2026-03-04T11:00Z', 'status closed'],
        ],
        until: '2026-03-05T09:00Z',
      },
      'met 2026-03-02T11:00Z, after 7200',
    ],
    [
      'is met by closing at once',
      { events: [['2026-03-02T11:00Z', 'status closed']], until: '2026-03-05T09:00Z' },
      'met 2026-03-02T11:00Z, after 7200',
    ],
    [
      'goes on from where it stood when reopened',
      {
        events: [
          ['2026-03-02T11:00Z', 'status solved'],
          ['2026-03-03T11:00Z', 'status open'],
        ],
        until: '2026-03-03T11:00Z',
      },
      'due 2026-03-03T13:00Z, after 7200',
    ],
    [
      'is met a second time',
      {
        events: [
          ['2026-03-02T11:00Z', 'status solved'],
          ['2026-03-03T11:00Z', 'status open'],
          ['2026-03-03T12:00Z', 'status solved'],
        ],
        until: '2026-03-05T09:00Z',
      },
      'met 2026-03-03T12:00Z, after 10800',
    ],
    [
      'is reopened into waiting',
      { events: [['2026-03-02T11:00Z', 'status solved'], p('2026-03-03T11:00Z')], until: '2026-03-03T12:00Z' },
      'pending since 2026-03-03T11:00Z, after 7200',
    ],
    [
      'stands still while pending',
      { events: [p('2026-03-02T10:00Z')], until: '2026-03-04T10:00Z' },
      'pending since 2026-03-02T10:00Z, after 3600',
    ],
    [
      'goes on afterwards',
      { events: [p('2026-03-02T10:00Z'), ['2026-03-04T10:00Z', 'status open']], until: '2026-03-04T10:00Z' },
      'due 2026-03-04T13:00Z, after 3600',
    ],
    [
      'stands still twice',
      {
        events: [
          p('2026-03-02T10:00Z'),
          ['2026-03-02T11:00Z', 'status open'],
          p('2026-03-02T12:00Z'),
          ['2026-03-02T14:00Z', 'status open'],
        ],
        until: '2026-03-02T14:00Z',
      },
      'due 2026-03-02T16:00Z, after 7200',
    ],
    [
      'stands still on hold',
      { events: [['2026-03-02T10:00Z', 'status on_hold']], until: '2026-03-04T10:00Z' },
      'on_hold since 2026-03-02T10:00Z, after 3600',
    ],
    [
      'goes on on hold, where the policy says so',
      {
        promise: { pausesOnHold: false, targets: { resolution: 4 * h } },
        events: [['2026-03-02T10:00Z', 'status on_hold']],
        until: '2026-03-02T11:00Z',
      },
      'due 2026-03-02T13:00Z, after 0',
    ],
    [
      'stands still from pending to on hold',
      { events: [p('2026-03-02T10:00Z'), ['2026-03-02T12:00Z', 'status on_hold']], until: '2026-03-02T14:00Z' },
      'on_hold since 2026-03-02T12:00Z, after 3600',
    ],
    [
      'wakes from on hold to pending only in name',
      {
        events: [['2026-03-02T10:00Z', 'status on_hold'], p('2026-03-02T12:00Z'), ['2026-03-02T13:00Z', 'status open']],
        until: '2026-03-02T13:00Z',
      },
      'due 2026-03-02T16:00Z, after 3600',
    ],
    [
      'is solved while it stands still',
      { events: [p('2026-03-02T10:00Z'), ['2026-03-04T10:00Z', 'status solved']], until: '2026-03-05T10:00Z' },
      'met 2026-03-04T10:00Z, after 3600',
    ],
    [
      'pauses for no time at all',
      { events: [['2026-03-02T10:00Z', 'status pending, status open']], until: '2026-03-02T10:00Z' },
      'due 2026-03-02T13:00Z, after 3600',
    ],
    ['is late', { until: '2026-03-02T14:00Z' }, 'due 2026-03-02T13:00Z, breached 2026-03-02T13:00Z, after 0'],
    [
      'is late at the very moment',
      { until: '2026-03-02T13:00Z' },
      'due 2026-03-02T13:00Z, breached 2026-03-02T13:00Z, after 0',
    ],
    ['is not late a moment before', { until: '2026-03-02T12:59:59.999Z' }, 'due 2026-03-02T13:00Z, after 0'],
    [
      'stays late when it is solved',
      { events: [['2026-03-02T15:00Z', 'status solved']], until: '2026-03-05T09:00Z' },
      'met 2026-03-02T15:00Z, breached 2026-03-02T13:00Z, after 21600',
    ],
    [
      'stays late while it waits',
      { events: [p('2026-03-02T15:00Z')], until: '2026-03-05T09:00Z' },
      'pending since 2026-03-02T15:00Z, breached 2026-03-02T13:00Z, after 21600',
    ],
    [
      'is late after reopening',
      {
        events: [
          ['2026-03-02T12:00Z', 'status solved'],
          ['2026-03-03T12:00Z', 'status open'],
        ],
        until: '2026-03-03T14:00Z',
      },
      'due 2026-03-03T13:00Z, breached 2026-03-03T13:00Z, after 10800',
    ],
    [
      'takes the target of a higher priority, and what has passed stays',
      { events: [['2026-03-02T10:00Z', 'priority 2']], until: '2026-03-02T10:00Z' },
      'due 2026-03-02T11:00Z, after 3600',
    ],
    [
      'takes the target of a lower priority',
      { events: [['2026-03-02T10:00Z', 'priority 4']], until: '2026-03-02T10:00Z' },
      'due 2026-03-02T17:00Z, after 3600',
    ],
    [
      'goes there and back',
      { events: [['2026-03-02T10:00Z', 'priority 4, priority 3']], until: '2026-03-02T10:00Z' },
      'due 2026-03-02T13:00Z, after 3600',
    ],
    [
      'is late at once, when more has passed than is promised now',
      { events: [['2026-03-02T11:00Z', 'priority 1']], until: '2026-03-02T11:00Z' },
      'due 2026-03-02T10:00Z, breached 2026-03-02T11:00Z, after 7200',
    ],
    [
      'is late at once also while it stands still',
      { events: [p('2026-03-02T11:00Z'), ['2026-03-02T12:00Z', 'priority 1']], until: '2026-03-02T12:00Z' },
      'pending since 2026-03-02T11:00Z, breached 2026-03-02T12:00Z, after 7200',
    ],
    [
      'stays late when more time is given',
      { events: [['2026-03-02T14:00Z', 'priority 4']], until: '2026-03-02T14:00Z' },
      'due 2026-03-02T17:00Z, breached 2026-03-02T13:00Z, after 18000',
    ],
    [
      'keeps the moment at which it was late first',
      { events: [['2026-03-02T14:00Z', 'priority 4']], until: '2026-03-02T20:00Z' },
      'due 2026-03-02T17:00Z, breached 2026-03-02T13:00Z, after 18000',
    ],
    [
      'changes priority while it stands still',
      {
        events: [p('2026-03-02T10:00Z'), ['2026-03-02T12:00Z', 'priority 2'], ['2026-03-02T14:00Z', 'status open']],
        until: '2026-03-02T14:00Z',
      },
      'due 2026-03-02T15:00Z, after 3600',
    ],
    [
      'changes priority when solved, which is not late',
      {
        events: [
          ['2026-03-02T11:00Z', 'status solved'],
          ['2026-03-02T12:00Z', 'priority 1'],
        ],
        until: '2026-03-03T12:00Z',
      },
      'met 2026-03-02T11:00Z, after 7200',
    ],
    [
      'is late when it is reopened with a shorter promise',
      {
        events: [
          ['2026-03-02T11:00Z', 'status solved'],
          ['2026-03-02T12:00Z', 'priority 1'],
          ['2026-03-03T12:00Z', 'status open'],
        ],
        until: '2026-03-03T12:00Z',
      },
      'due 2026-03-02T10:00Z, breached 2026-03-03T12:00Z, after 7200',
    ],
  ])
})

describe('the solution by a calendar', () => {
  const base = { opened, until, promise: { calendar: madrid, targets: { resolution: { 1: h, 3: 4 * h } } } }
  cases('resolution', base, [
    [
      'does not count a pause while it is closed twice',
      {
        events: [
          ['2026-03-02T16:00Z', 'status pending'],
          ['2026-03-03T09:00Z', 'status open'],
        ],
        opened: '2026-03-02T15:00Z',
        until: '2026-03-03T09:00Z',
      },
      'due 2026-03-03T12:00Z, after 3600',
    ],
    [
      'loses nothing by a pause at night',
      {
        opened: '2026-03-02T15:00Z',
        events: [
          ['2026-03-02T18:00Z', 'status pending'],
          ['2026-03-03T06:00Z', 'status open'],
        ],
        until: '2026-03-03T06:00Z',
      },
      'due 2026-03-03T10:00Z, after 7200',
    ],
    [
      'is solved at night',
      { opened: '2026-03-02T15:00Z', events: [['2026-03-02T22:00Z', 'status solved']], until: '2026-03-04T06:00Z' },
      'met 2026-03-02T22:00Z, after 7200',
    ],
    [
      'is late only when it is open again',
      { opened: '2026-03-02T15:00Z', until: '2026-03-03T09:59:59Z' },
      'due 2026-03-03T10:00Z, after 0',
    ],
    [
      'pauses over the clocks going forward',
      {
        opened: '2026-03-27T15:00Z',
        events: [
          ['2026-03-27T16:00Z', 'status pending'],
          ['2026-03-30T08:00Z', 'status open'],
        ],
        until: '2026-03-30T08:00Z',
      },
      'due 2026-03-30T11:00Z, after 3600',
    ],
    [
      'changes priority over the weekend',
      { opened: '2026-03-06T16:30Z', events: [['2026-03-07T12:00Z', 'priority 1']], until: '2026-03-07T12:00Z' },
      'due 2026-03-09T08:30Z, after 1800',
    ],
  ])
})

describe('taking a ticket on', () => {
  const base = { opened, until, promise: { targets: { time_to_own: h } } }
  cases('time_to_own', base, [
    ['is owed from the beginning', {}, 'due 2026-03-02T10:00Z, after 0'],
    [
      'is met by a person',
      { events: [['2026-03-02T09:10Z', 'assigned']], until: '2026-03-02T12:00Z' },
      'met 2026-03-02T09:10Z, after 600',
    ],
    [
      'is met once',
      {
        events: [
          ['2026-03-02T09:10Z', 'assigned'],
          ['2026-03-02T09:20Z', 'assigned'],
        ],
        until: '2026-03-02T12:00Z',
      },
      'met 2026-03-02T09:10Z, after 600',
    ],
    [
      'is not met by an answer',
      { events: [['2026-03-02T09:10Z', 'agent']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T10:00Z, after 0',
    ],
    [
      'goes on while pending',
      { events: [['2026-03-02T09:10Z', 'status pending']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T10:00Z, after 0',
    ],
    [
      'goes on while on hold',
      { events: [['2026-03-02T09:10Z', 'status on_hold']], until: '2026-03-02T09:30Z' },
      'due 2026-03-02T10:00Z, after 0',
    ],
    [
      'stands still while solved',
      { events: [['2026-03-02T09:10Z', 'status solved']], until: '2026-03-02T19:30Z' },
      'solved since 2026-03-02T09:10Z, after 600',
    ],
    [
      'is late',
      { events: [['2026-03-02T11:00Z', 'assigned']], until: '2026-03-02T19:30Z' },
      'met 2026-03-02T11:00Z, breached 2026-03-02T10:00Z, after 7200',
    ],
  ])
})

describe('another policy', () => {
  const first = termsOf({ targets: { resolution: 4 * h } })
  const longer = termsOf({ targets: { resolution: 8 * h } })
  const office = termsOf({ calendar: madrid, targets: { resolution: 4 * h } })
  const at = new Date(opened)
  const promised = (time: string, terms: typeof first | undefined): ClockFact => ({
    type: 'promised',
    at: new Date(time),
    terms,
  })

  test.each<[string, ClockFact[], string, string]>([
    [
      'swaps the target; what has passed stays',
      [...openedAt(at, first), promised('2026-03-02T10:00Z', longer)],
      '2026-03-02T10:00Z',
      'due 2026-03-02T17:00Z, after 3600',
    ],
    [
      'swaps the calendar; what has passed stays',
      [...openedAt(new Date('2026-03-02T16:00Z'), first), promised('2026-03-02T18:00Z', office)],
      '2026-03-02T18:00Z',
      'due 2026-03-03T10:00Z, after 7200',
    ],
    [
      'does not heal what was late',
      [...openedAt(at, first), promised('2026-03-02T14:00Z', longer)],
      '2026-03-02T14:00Z',
      'due 2026-03-02T17:00Z, breached 2026-03-02T13:00Z, after 18000',
    ],
    [
      'that promises nothing ends the clock',
      [...openedAt(at, first), promised('2026-03-02T10:00Z', undefined)],
      '2026-03-03T10:00Z',
      'after 3600',
    ],
    [
      'that promises nothing keeps what was late',
      [...openedAt(at, first), promised('2026-03-02T14:00Z', undefined)],
      '2026-03-03T10:00Z',
      'breached 2026-03-02T13:00Z, after 18000',
    ],
    [
      'that comes later counts from the beginning',
      [...openedAt(at, undefined), promised('2026-03-02T10:00Z', first)],
      '2026-03-02T10:00Z',
      'due 2026-03-02T13:00Z, after 3600',
    ],
    [
      'that comes too late is late when it comes',
      [...openedAt(at, undefined), promised('2026-03-02T20:00Z', first)],
      '2026-03-02T20:00Z',
      'due 2026-03-02T13:00Z, breached 2026-03-02T20:00Z, after 39600',
    ],
    [
      'that comes later counts by its own calendar',
      [...openedAt(new Date('2026-03-02T16:00Z'), undefined), promised('2026-03-03T09:00Z', office)],
      '2026-03-03T09:00Z',
      'due 2026-03-03T11:00Z, after 7200',
    ],
    [
      'that comes later does not count what was paused',
      [
        ...openedAt(at, undefined),
        factOf('2026-03-02T09:30Z', 'status pending'),
        factOf('2026-03-02T11:00Z', 'status open'),
        promised('2026-03-02T12:00Z', first),
      ],
      '2026-03-02T12:00Z',
      'due 2026-03-02T14:30Z, after 5400',
    ],
    [
      'that is taken back and given again counts what was between',
      [...openedAt(at, first), promised('2026-03-02T10:00Z', undefined), promised('2026-03-02T11:00Z', first)],
      '2026-03-02T11:00Z',
      'due 2026-03-02T13:00Z, after 7200',
    ],
    [
      'that runs on hold wakes what stood still',
      [
        ...openedAt(at, first),
        factOf('2026-03-02T10:00Z', 'status on_hold'),
        promised('2026-03-02T11:00Z', termsOf({ pausesOnHold: false, targets: { resolution: 4 * h } })),
      ],
      '2026-03-02T11:00Z',
      'due 2026-03-02T14:00Z, after 3600',
    ],
    [
      'changes nothing about what is solved',
      [
        ...openedAt(at, first),
        factOf('2026-03-02T10:00Z', 'status solved'),
        promised('2026-03-02T20:00Z', termsOf({ targets: { resolution: 60 } })),
      ],
      '2026-03-03T11:00Z',
      'met 2026-03-02T10:00Z, after 3600',
    ],
  ])('%s', (_, facts, now, line) => {
    expect(lineOf(runClocks(facts, new Date(now)), 'resolution')).toBe(line)
  })
})

describe('a warning', () => {
  const warned = (scene: Scene) =>
    play(scene)
      .find(({ kind }) => kind === 'resolution')
      ?.warnedAt?.toISOString()
  const base = { opened, promise: { targets: { resolution: 10 * h } } }

  test.each<[string, Partial<Scene>, string | undefined]>([
    ['comes at its share', { until: '2026-03-02T17:00Z' }, '2026-03-02T17:00:00.000Z'],
    ['comes not before', { until: '2026-03-02T16:59:59Z' }, undefined],
    [
      'comes at another share',
      { promise: { warnPercent: 50, targets: { resolution: 10 * h } }, until: '2026-03-02T14:00Z' },
      '2026-03-02T14:00:00.000Z',
    ],
    [
      'waits with the clock',
      {
        events: [
          ['2026-03-02T10:00Z', 'status pending'],
          ['2026-03-02T11:00Z', 'status open'],
        ],
        until: '2026-03-02T18:00Z',
      },
      '2026-03-02T18:00:00.000Z',
    ],
    [
      'does not come to what is solved',
      { events: [['2026-03-02T10:00Z', 'status solved']], until: '2026-03-05T18:00Z' },
      undefined,
    ],
    [
      'comes at once with a shorter target',
      {
        promise: { targets: { resolution: { 3: 10 * h, 1: h } } },
        events: [['2026-03-02T09:50Z', 'priority 1']],
        until: '2026-03-02T09:50Z',
      },
      '2026-03-02T09:50:00.000Z',
    ],
    [
      'comes by the calendar',
      { promise: { calendar: madrid, targets: { resolution: 10 * h } }, until: '2026-03-03T10:00Z' },
      '2026-03-02T17:00:00.000Z',
    ],
  ])('%s', (_, scene, at) => {
    expect(warned({ ...base, until, ...scene })).toBe(at)
  })
})

test('a fact that comes with an earlier time than the one before happens with it', () => {
  const facts = [
    ...openedAt(new Date(opened), termsOf({ targets: { resolution: 4 * h } })),
    factOf('2026-03-02T11:00Z', 'status pending'),
    factOf('2026-03-02T10:59:59Z', 'status open'),
  ]

  expect(lineOf(runClocks(facts, new Date('2026-03-02T11:00Z')), 'resolution')).toBe(
    'due 2026-03-02T13:00Z, after 7200',
  )
})

describe('the time of a team', () => {
  const base = { opened: '2026-03-02T09:00Z', promise: { targets: { resolution: 8 * h } }, until: '2026-03-02T10:30Z' }
  const at = (time: string, words: string): [string, string] => [`2026-03-02T${time}Z`, words]
  const having = (...events: [string, string][]) => ({ events })
  const later = '2026-03-02T11:30Z'

  cases('team_time', base, [
    ['is none while the team agreed to nothing', having(at('10:00', 'team redes')), 'after 0'],
    [
      'begins when the team gets the ticket, not when it was opened',
      having(at('10:00', 'team redes, agreed hour')),
      'due 2026-03-02T11:00Z, after 0',
    ],
    [
      'is over in its time, whether or not anybody looks',
      { ...having(at('10:00', 'team redes, agreed hour')), until: later },
      'due 2026-03-02T11:00Z, breached 2026-03-02T11:00Z, after 0',
    ],
    [
      'ends with the team when another one gets it, and begins anew by what that one agreed to',
      having(at('10:00', 'team redes, agreed hour'), at('10:20', 'team mesa, agreed office')),
      'due 2026-03-02T12:20Z, after 0',
    ],
    [
      'is met by handing the ticket back',
      having(at('10:00', 'team redes, agreed hour'), at('10:20', 'team none')),
      'met 2026-03-02T10:20Z, after 1200',
    ],
    [
      'stands still while the requester is waited for, and goes on where it stood',
      {
        ...having(at('10:00', 'team redes, agreed hour'), at('10:20', 'status pending'), at('11:20', 'status open')),
        until: later,
      },
      'due 2026-03-02T12:00Z, after 1200',
    ],
    [
      'stands still on hold',
      having(at('10:00', 'team redes, agreed hour'), at('10:20', 'status on_hold')),
      'on_hold since 2026-03-02T10:20Z, after 1200',
    ],
    [
      'runs on hold where the team agreed so',
      having(at('10:00', 'team redes, agreed restless'), at('10:20', 'status on_hold')),
      'due 2026-03-02T11:00Z, after 0',
    ],
    [
      'is met by the solution, and runs on when that was none',
      {
        ...having(at('10:00', 'team redes, agreed hour'), at('10:20', 'status solved'), at('11:20', 'status open')),
        until: later,
      },
      'due 2026-03-02T12:00Z, after 1200',
    ],
    [
      'stays ended for a team that no longer has the ticket when it is opened again',
      {
        ...having(
          at('10:00', 'team redes, agreed hour'),
          at('10:20', 'team none'),
          at('10:30', 'status solved'),
          at('10:40', 'status open'),
        ),
        until: later,
      },
      'met 2026-03-02T10:20Z, after 1200',
    ],
    [
      'follows the priority, and what has passed stays',
      { ...having(at('10:00', 'team redes, agreed office'), at('10:30', 'priority 1')), until: '2026-03-02T10:40Z' },
      'due 2026-03-02T11:00Z, after 1800',
    ],
    [
      'counts by the calendar of the team',
      { ...having(at('16:30', 'team redes, agreed office')), until: '2026-03-02T17:30Z' },
      'due 2026-03-03T09:30Z, after 0',
    ],
  ])
})
