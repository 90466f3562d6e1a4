import { expect, test } from 'vitest'
import { between } from './selection.ts'

test.each([
  [2, 4, [2, 3, 4]],
  [4, 2, [2, 3, 4]],
  [3, 3, [3]],
  [undefined, 3, [3]],
  // It has left the list since.
  [9, 3, [3]],
])('from %s to %s are %j', (from, to, expected) => {
  expect(between([1, 2, 3, 4, 5], from, to)).toEqual(expected)
})
