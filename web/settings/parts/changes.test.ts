import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'

const saved = { name: 'Soporte', days: 7, teamIds: ['a', 'b'], zone: null as string | null }

test('only what differs is sent', () => {
  expect(changesOf(saved, { ...saved })).toEqual({})
  expect(changesOf(saved, { ...saved, days: 8, zone: 'UTC' })).toEqual({ days: 8, zone: 'UTC' })
})

test('lists are compared by content, not by identity', () => {
  expect(changesOf(saved, { ...saved, teamIds: ['a', 'b'] })).toEqual({})
  expect(changesOf(saved, { ...saved, teamIds: ['b'] })).toEqual({ teamIds: ['b'] })
})
