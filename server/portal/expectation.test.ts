import { expect, test } from 'vitest'
import type { Clock } from '#contract/clocks.ts'
import { expectationOf } from './expectation.ts'

const at = '2027-01-04T10:00:00.000Z'
const later = '2027-01-05T10:00:00.000Z'

function clock(change: Partial<Clock>): Clock {
  return {
    id: '0198f000-0000-7000-8000-000000000000',
    kind: 'first_response',
    run: 1,
    state: 'running',
    startedAt: at,
    targetSeconds: 3600,
    elapsedSeconds: 60,
    dueAt: at,
    warnAt: null,
    pausedSince: null,
    pauseReason: null,
    metAt: null,
    breachedAt: null,
    priority: 3,
    policy: { id: '0198f000-0000-7000-8000-000000000001', name: 'Estándar', version: 1 },
    calendar: null,
    ...change,
  }
}

test.each([
  ['the answer that is owed before the solution', [clock({ kind: 'resolution' }), clock({ dueAt: later })], 'answer', later],
  ['the solution where no answer is owed', [clock({ state: 'met', dueAt: null }), clock({ kind: 'resolution' })], 'solution', at],
] as const)('a requester expects %s', (_, clocks, what, when) => {
  expect(expectationOf([...clocks])).toEqual({ what, at: when, isLate: false })
})

test('a missed promise is told as late', () => {
  expect(expectationOf([clock({ state: 'overdue' })])).toMatchObject({ isLate: true })
})

test('nothing is expected while clocks stand still, or only of promises inside the desk', () => {
  expect(expectationOf([clock({ state: 'paused', dueAt: null })])).toBeNull()
  expect(expectationOf([clock({ kind: 'time_to_own' })])).toBeNull()
  expect(expectationOf([])).toBeNull()
})
