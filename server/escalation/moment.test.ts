import { describe, expect, test } from 'vitest'
import { calendar } from '#contract/calendars.ts'
import type { EscalationMoment } from '#contract/escalation.ts'
import { always } from '../calendars/index.ts'
import { type ClockState, fireAtOf } from './moment.ts'

const hours = [{ from: '09:00', to: '18:00' }]
const office = calendar.parse({ timeZone: 'UTC', weekly: { thursday: hours, friday: hours, monday: hours } })

/** Four hours promised on a Friday at 16:00, nothing of it passed. */
const friday: ClockState = {
  targetSeconds: 4 * 3600,
  elapsedMs: 0,
  countedUntil: new Date('2026-12-04T16:00:00Z'),
  isStanding: false,
  calendar: office,
}

describe('a step fires', () => {
  const cases: [string, EscalationMoment, Partial<ClockState>, string | undefined][] = [
    ['at a share of the target', { kind: 'percent', percent: 50 }, {}, '2026-12-04T18:00:00Z'],
    ['at all of it', { kind: 'percent', percent: 100 }, {}, '2026-12-07T11:00:00Z'],
    ['after it is due, in open time', { kind: 'percent', percent: 200 }, {}, '2026-12-07T15:00:00Z'],
    ['minutes before it is due, in open time', { kind: 'before', minutes: 150 }, {}, '2026-12-04T17:30:00Z'],
    ['at once, where more is asked before than there is', { kind: 'before', minutes: 500 }, {}, '2026-12-04T16:00:00Z'],
    ['minutes after it is due', { kind: 'after', minutes: 30 }, {}, '2026-12-07T11:30:00Z'],
    ['when it is due', { kind: 'after', minutes: 0 }, {}, '2026-12-07T11:00:00Z'],
    ['later, by what was paused', { kind: 'percent', percent: 50 }, { elapsedMs: 3_600_000 }, '2026-12-04T17:00:00Z'],
    ['at once, where so much has passed', { kind: 'percent', percent: 50 }, { elapsedMs: 9e6 }, '2026-12-04T16:00:00Z'],
    ['never while the clock stands still', { kind: 'percent', percent: 50 }, { isStanding: true }, undefined],
    ['round the clock', { kind: 'after', minutes: 60 }, { calendar: always }, '2026-12-04T21:00:00Z'],
  ]

  test.each(cases)('%s', (_, at, clock, expected) => {
    expect(fireAtOf(at, { ...friday, ...clock })).toEqual(expected === undefined ? undefined : new Date(expected))
  })
})
