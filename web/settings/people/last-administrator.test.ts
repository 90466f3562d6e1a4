import { expect, test } from 'vitest'
import { isLastAdministrator } from './last-administrator.ts'

const nuria = { id: 'nuria', role: 'admin', isActive: true } as const
const noa = { id: 'noa', role: 'agent', isActive: true } as const

test('the only active administrator is the last one', () => {
  expect(isLastAdministrator([nuria, noa], 'nuria')).toBe(true)
  expect(isLastAdministrator([nuria, { ...noa, role: 'admin', isActive: false }], 'nuria')).toBe(true)
})

test('with a second active administrator nobody is the last', () => {
  expect(isLastAdministrator([nuria, { ...noa, role: 'admin' }], 'nuria')).toBe(false)
  expect(isLastAdministrator([nuria, noa], 'noa')).toBe(false)
})
