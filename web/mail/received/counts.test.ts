import { expect, test } from 'vitest'
import { countsOf, outcomes } from './counts.ts'
import { isMailReason } from './reasons.ts'

const inboxes = [
  {
    inbox: { address: 'a@x.example' },
    counts: { received: 10, opened: 4, added: 3, quarantined: 1, ignored: 1, waiting: 1 },
  },
  {
    inbox: { address: 'b@x.example' },
    counts: { received: 5, opened: 5, added: 0, quarantined: 0, ignored: 0, waiting: 0 },
  },
]

test.each([null, 'a@x.example', 'b@x.example', 'gone@x.example'])('the counts of %s add up', (address) => {
  const counts = countsOf(inboxes, address)

  expect(outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)).toBe(counts.received)
})

test('all inboxes together are the sum of each', () => {
  expect(countsOf(inboxes, null)).toMatchObject({ received: 15, ticket_opened: 9 })
})

test('a reason that has no words yet is known to have none', () => {
  expect(isMailReason('no_match')).toBe(true)
  expect(isMailReason('new_reason')).toBe(false)
})
