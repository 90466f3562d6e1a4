import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffBlocks, diffWords } from './diff.ts'

test('a word that took the place of another is told as such', () => {
  expect(diffWords('abre la consola', 'abre la terminal')).toEqual([
    { kind: 'same', text: 'abre la ' },
    { kind: 'removed', text: 'consola' },
    { kind: 'added', text: 'terminal' },
  ])
})

test('a line that changed is told word by word, one that came as a whole', () => {
  expect(diffBlocks(['uno', 'dos'], ['uno', 'dos y medio', 'tres'])).toEqual([
    { kind: 'same', pieces: [{ kind: 'same', text: 'uno' }] },
    {
      kind: 'changed',
      pieces: [
        { kind: 'same', text: 'dos' },
        { kind: 'added', text: ' y medio' },
      ],
    },
    { kind: 'added', pieces: [{ kind: 'added', text: 'tres' }] },
  ])
})

test('what stayed and went is the old text, what stayed and came the new one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' ', 'c\u0301', '\n'), { maxLength: 40 }).map((one) => one.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = diffWords(before, after)
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }),
  )
})
