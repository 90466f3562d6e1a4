import { describe, expect, test } from 'vitest'
import { deadlineOf, overBecause } from './terms.ts'

const at = (minutes: number, seconds = 0) => new Date(Date.UTC(2026, 0, 1, 10, minutes, seconds))
const asked = {
  state: 'asked',
  kind: 'terminal',
  askedAt: at(0),
  answeredAt: null,
  beganAt: null,
  activeAt: null,
  seenAt: null,
  idleMinutes: 30,
  mostMinutes: 240,
}
const active = { ...asked, state: 'active', answeredAt: at(0), beganAt: at(1), activeAt: at(1), seenAt: at(1) }

describe('a session ends by itself', () => {
  test.each([
    ['a question that nobody at the machine answers', asked, at(1), 'timed_out'],
    ['a question to share the screen', { ...asked, kind: 'share' }, at(10), 'timed_out'],
    ['a yes after which nobody comes', { ...asked, state: 'granted', answeredAt: at(1) }, at(3), 'lost'],
    ['one whose other side is gone', active, at(2, 30), 'lost'],
    ['one in which nobody does anything', { ...active, seenAt: at(31) }, at(31), 'idle'],
    ['one that lasts too long', { ...active, activeAt: at(240), seenAt: at(240) }, at(241), 'too_long'],
    ['one with narrower limits', { ...active, idleMinutes: 1, seenAt: at(2) }, at(2), 'idle'],
  ])('%s', (_, session, expected, outcome) => {
    expect(deadlineOf(session)?.at).toEqual(expected)
    expect(overBecause(session, expected)).toBe(outcome)
    expect(overBecause(session, new Date(expected.getTime() - 1))).toBeUndefined()
  })

  test('of several reasons, the one that says most is told', () => {
    expect(overBecause(active, at(300))).toBe('too_long')
    expect(overBecause(active, at(31))).toBe('idle')
  })

  test('but not when it is over', () => {
    expect(deadlineOf({ ...active, state: 'ended' })).toBeUndefined()
  })
})
