import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callOrder, type Turns, turnsBetween, whoIsOnCall } from './rota.ts'

/** Ana, Bea and Leo by the week, from Monday 30 November 2026 at 09:00 in Madrid, which is 08:00 UTC. */
const weekly: Turns = {
  timeZone: 'Europe/Madrid',
  personIds: ['ana', 'bea', 'leo'],
  turnDays: 7,
  startsOn: '2026-11-30',
  handoverMinute: 9 * 60,
  overrides: [],
}
const daily: Turns = { ...weekly, turnDays: 1 }
const instead = (personId: string, startsAt: string, endsAt: string) => ({
  personId,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})

describe('who is on call', () => {
  test.each<[string, Turns, string, string | undefined]>([
    ['nobody before it begins', weekly, '2026-11-30T07:59:59Z', undefined],
    ['the first one from the handover on', weekly, '2026-11-30T08:00:00Z', 'ana'],
    ['the same all week', weekly, '2026-12-07T07:59:59Z', 'ana'],
    ['the next one from the next handover on', weekly, '2026-12-07T08:00:00Z', 'bea'],
    ['the first one again after the last', weekly, '2026-12-21T08:00:00Z', 'ana'],
    ['another one each day', daily, '2026-12-01T08:00:00Z', 'bea'],
    ['still yesterday’s before the handover', daily, '2026-12-01T07:00:00Z', 'ana'],
    ['alone, always the same', { ...weekly, personIds: ['ana'] }, '2027-06-01T00:00:00Z', 'ana'],
    ['nobody, where all have left', { ...weekly, personIds: [] }, '2026-12-01T00:00:00Z', undefined],
    // The clocks go forward on 28 March 2027: nine o’clock is then 07:00 UTC.
    ['by the clock on the wall in summer', daily, '2027-03-28T07:00:00Z', 'bea'],
    ['by the clock on the wall, a second before', daily, '2027-03-28T06:59:59Z', 'ana'],
    [
      'who stands in',
      { ...weekly, overrides: [instead('leo', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z')] },
      '2026-12-01T12:00:00Z',
      'leo',
    ],
    [
      'whose turn it is, once that is over',
      { ...weekly, overrides: [instead('leo', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z')] },
      '2026-12-02T00:00:00Z',
      'ana',
    ],
    [
      'of two who stand in the one who began last',
      {
        ...weekly,
        overrides: [
          instead('leo', '2026-12-01T00:00:00Z', '2026-12-04T00:00:00Z'),
          instead('bea', '2026-12-02T00:00:00Z', '2026-12-03T00:00:00Z'),
        ],
      },
      '2026-12-02T12:00:00Z',
      'bea',
    ],
  ])('%s', (_, turns, at, personId) => {
    expect(whoIsOnCall(turns, new Date(at))).toBe(personId)
  })
})

test('people are called as their turns follow, each once', () => {
  const at = new Date('2026-12-08T00:00:00Z')
  const overrides = [instead('eva', '2026-12-08T00:00:00Z', '2026-12-09T00:00:00Z')]

  expect(callOrder(weekly, at)).toEqual(['bea', 'leo', 'ana'])
  expect(callOrder({ ...weekly, overrides }, at)).toEqual(['eva', 'bea', 'leo', 'ana'])
  expect(callOrder(weekly, new Date('2026-01-01T00:00:00Z'))).toEqual([])
})

test('turns follow each other without a gap, and each belongs to who is on call', () => {
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  const override = fc
    .record({ personId: fc.constantFrom('eva', 'leo'), startsAt: instant, hours: fc.integer({ min: 1, max: 300 }) })
    .map(({ hours, ...one }) => ({ ...one, endsAt: new Date(one.startsAt.getTime() + hours * 3_600_000) }))
  fc.assert(
    fc.property(
      fc.constantFrom(weekly, daily),
      fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Kathmandu', 'UTC'),
      fc.array(override, { maxLength: 4 }),
      instant,
      (base, timeZone, overrides, from) => {
        const turns = { ...base, timeZone, overrides }
        const to = new Date(from.getTime() + 21 * 86_400_000)
        const list = turnsBetween(turns, from, to)

        expect([list[0]?.from, list.at(-1)?.to]).toEqual([from, to])
        for (const [index, turn] of list.entries()) {
          expect(turn.from < turn.to).toBe(true)
          if (index > 0) expect(list[index - 1]?.to).toEqual(turn.from)
          const middle = new Date((turn.from.getTime() + turn.to.getTime()) / 2)
          expect([whoIsOnCall(turns, turn.from), whoIsOnCall(turns, middle)]).toEqual([turn.personId, turn.personId])
        }
      },
    ),
    { numRuns: 60 },
  )
})
