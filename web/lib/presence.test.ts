import { expect, test } from 'vitest'
import type { Presence } from '#contract/presence.ts'
import { withHeard } from './presence.ts'

const at = (number: number, id: string, state: Presence['state']): Presence => ({
  number,
  person: { id, name: id },
  state,
})

test('who begins to write is there once, on that ticket only', () => {
  const all = [at(1, 'leo', 'viewing'), at(2, 'leo', 'viewing'), at(1, 'eva', 'viewing')]

  expect(withHeard(all, at(1, 'leo', 'writing'))).toEqual([
    at(2, 'leo', 'viewing'),
    at(1, 'eva', 'viewing'),
    at(1, 'leo', 'writing'),
  ])
})

test('who has gone is there no longer, and who comes is', () => {
  const all = [at(1, 'leo', 'viewing')]

  expect(withHeard(all, { ...at(1, 'leo', 'viewing'), state: 'gone' })).toEqual([])
  expect(withHeard([], at(1, 'eva', 'viewing'))).toEqual([at(1, 'eva', 'viewing')])
})
