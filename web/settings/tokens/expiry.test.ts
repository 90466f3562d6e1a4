import { expect, test } from 'vitest'
import { endOf, hasEnded } from './expiry.ts'

const now = new Date('2026-11-24T10:00:00.000Z')

test.each([
  ['30', '2026-12-24T10:00:00.000Z'],
  ['365', '2027-11-24T10:00:00.000Z'],
  ['never', null],
] as const)('a token for %s ends at %s', (lifetime, end) => {
  expect(endOf(lifetime, now)).toBe(end)
})

test('a token has ended from the very moment on', () => {
  expect(hasEnded('2026-11-24T10:00:00.000Z', now)).toBe(true)
  expect(hasEnded('2026-11-24T10:00:00.001Z', now)).toBe(false)
  expect(hasEnded(null, now)).toBe(false)
})
