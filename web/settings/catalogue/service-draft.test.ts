import { expect, test } from 'vitest'
import { newStep, withoutStep } from './service-draft.ts'

const step = (title: string, ...after: number[]) => ({ ...newStep(0), title, after })

test('a new step comes after the one before it', () => {
  expect([newStep(0).after, newStep(2).after]).toEqual([[], [1]])
})

test('what came after a step that is taken away comes after what that one came after', () => {
  const steps = withoutStep([step('a'), step('b', 0), step('c', 1), step('d', 0, 1)], 1)

  expect(steps.map(({ title, after }) => [title, after])).toEqual([
    ['a', []],
    ['c', [0]],
    ['d', [0]],
  ])
})
