import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beyond, inOrder, type PlannedMail, placeOf, runsOf } from './plan.ts'

const mails = fc.uniqueArray(
  fc.record({
    folder: fc.constantFrom('INBOX', 'Sales', 'Archive'),
    mail: fc.record({
      uid: fc.integer({ min: 1, max: 50 }),
      arrivedAt: fc.integer({ min: 0, max: 5 }).map((second) => new Date(second * 1000)),
    }),
  }),
  { selector: ({ folder, mail }) => `${folder} ${mail.uid}`, maxLength: 60 },
)

describe('an import', () => {
  test('begins with the oldest mail, of whichever folder', () => {
    fc.assert(
      fc.property(mails, (planned) => {
        const times = inOrder(planned).map(({ mail }) => mail.arrivedAt.getTime())

        expect(times).toEqual(times.toSorted((one, other) => one - other))
      }),
    )
  })

  test('goes on after an interruption with exactly what was left, whatever the order in which servers list', () => {
    fc.assert(
      fc.property(mails, fc.nat(60), (planned, stop) => {
        const whole = inOrder(planned)
        const done = whole.slice(0, stop)
        const last = done.at(-1)

        const left = beyond(inOrder(planned.toReversed()), last && placeOf(last))

        expect([...done, ...left]).toEqual(whole)
      }),
    )
  })

  test('takes neighbours of one folder together', () => {
    fc.assert(
      fc.property(mails, fc.integer({ min: 1, max: 9 }), (planned, longest) => {
        const runs: PlannedMail[][] = runsOf(planned, longest)

        expect(runs.flat()).toEqual(planned)
        expect(runs.every((run) => run.length <= longest && new Set(run.map(({ folder }) => folder)).size === 1)).toBe(
          true,
        )
      }),
    )
  })
})
