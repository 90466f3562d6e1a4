import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayWriteAutomatically } from './brakes.ts'

const now = new Date('2026-03-02T10:00:00Z')
const sent = (count: number, minutesAgo: number, isThisTicket = true) =>
  Array.from({ length: count }, () => ({ sentAt: new Date(now.getTime() - minutesAgo * 60_000), isThisTicket }))

test.each([
  [9, 5, true],
  [10, 5, false],
  [14, 20, true],
  [15, 20, false],
  [25, 45, false],
  [50, 120, false],
  [99, 500, true],
  [100, 500, false],
  [1000, 601, true],
])('after %i automatic mails about one ticket, %i minutes ago, the next may leave: %s', (count, minutes, allowed) => {
  expect(mayWriteAutomatically(sent(count, minutes), now)).toBe(allowed)
})

test.each([
  [29, 5, true],
  [30, 5, false],
  [360, 500, false],
])(
  'after %i automatic mails about other tickets, %i minutes ago, the next may leave: %s',
  (count, minutes, allowed) => {
    expect(mayWriteAutomatically(sent(count, minutes, false), now)).toBe(allowed)
  },
)

test('one more earlier mail never makes the brake looser', () => {
  const mail = fc.record({ minutes: fc.nat(700), isThisTicket: fc.boolean() })
  fc.assert(
    fc.property(fc.array(mail, { maxLength: 120 }), mail, (mails, one) => {
      const earlier = mails.flatMap(({ minutes, isThisTicket }) => sent(1, minutes, isThisTicket))
      if (mayWriteAutomatically([...earlier, ...sent(1, one.minutes, one.isThisTicket)], now)) {
        expect(mayWriteAutomatically(earlier, now)).toBe(true)
      }
    }),
  )
})
