import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StepState } from '#contract/service-request.ts'
import { firstCircle, isFinished, stepsToStart } from './plan.ts'

const step = (state: StepState, ...after: number[]) => ({ state, after })

describe('the steps whose turn it is', () => {
  test.each([
    ['all that come after nothing', [step('waiting'), step('waiting')], [0, 1]],
    ['not those before which something runs', [step('running'), step('waiting', 0)], []],
    ['those before which all is done', [step('done'), step('running'), step('waiting', 0), step('waiting', 0, 1)], [2]],
    ['those before which something was called off', [step('cancelled'), step('waiting', 0)], [1]],
    ['not those before which something failed', [step('failed'), step('waiting', 0)], []],
  ])('are %s', (_, steps, places) => {
    expect(stepsToStart(steps)).toEqual(places)
  })

  test('lead to the end from any plan without a circle, each begun once', () => {
    const plan = fc
      .array(fc.array(fc.nat(29), { maxLength: 4 }), { maxLength: 30 })
      .map((all) => all.map((after, own) => after.filter((before) => before < own)))

    fc.assert(
      fc.property(plan, (afters) => {
        const steps = afters.map((after) => ({ after, state: 'waiting' as StepState }))
        expect(firstCircle(steps)).toBeUndefined()
        let begun = 0
        for (let round = 0; round <= steps.length && !isFinished(steps); round += 1) {
          for (const place of stepsToStart(steps)) {
            const started = steps[place]
            if (started !== undefined) started.state = 'done'
            begun += 1
          }
        }
        expect(begun).toBe(steps.length)
        expect(isFinished(steps)).toBe(true)
      }),
    )
  })
})

test('a step may come only after those that stand before it', () => {
  expect(firstCircle([{ after: [] }, { after: [1] }])).toBe(1)
  expect(firstCircle([{ after: [1] }, { after: [] }])).toBe(0)
  expect(firstCircle([{ after: [] }, { after: [0] }])).toBeUndefined()
})
