import { expect, it } from 'vitest'
import { placedBeside } from './use-reorder.ts'

it.each([
  ['c', 'a', 'before', 'cabd'],
  ['c', 'a', 'after', 'acbd'],
  ['a', 'd', 'after', 'bcda'],
  ['a', 'd', 'before', 'bcad'],
  ['b', 'c', 'before', 'abcd'],
] as const)('%s beside %s, %s it, makes %s', (id, target, side, expected) => {
  expect(placedBeside([...'abcd'], id, target, side).join('')).toBe(expected)
})
