import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestOf, slipsBetween } from './nearest.ts'

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['impresora', 'impresora', 0],
  ['impresroa', 'impresora', 1],
  ['impresroa', 'impreso', 2],
  ['printr', 'printer', 1],
  ['paswsord', 'password', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('from %s to %s it is %i slips', (one, other, slips) => {
  expect(slipsBetween(one, other)).toBe(slips)
})

test('the nearest word has the fewest slips, and of several it is the likest', () => {
  const offered = [
    { word: 'impreso', likeness: 0.5 },
    { word: 'impresora', likeness: 0.43 },
  ]
  const alike = [
    { word: 'cata', likeness: 0.2 },
    { word: 'casa', likeness: 0.4 },
  ]

  expect(nearestOf('impresroa', offered)).toBe('impresora')
  expect(nearestOf('cara', alike)).toBe('casa')
  expect(nearestOf('cara', [])).toBeUndefined()
})

test('slips are the same both ways, none only for the same word, and one for any one slip', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(words, words, fc.nat(), (one, other, place) => {
      const at = one.length === 0 ? 0 : place % one.length
      const swapped =
        one.slice(0, at) +
        one
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        one.slice(at + 2)

      expect(slipsBetween(one, other)).toBe(slipsBetween(other, one))
      expect(slipsBetween(one, other) === 0).toBe(one === other)
      expect(slipsBetween(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length))
      expect(slipsBetween(one, `${one.slice(0, at)}x${one.slice(at)}`)).toBe(1)
      expect(slipsBetween(one, swapped)).toBe(swapped === one ? 0 : 1)
    }),
  )
})
