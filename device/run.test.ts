import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeCode } from '../contract/device.ts'
import { pauseAfter } from './run.ts'

describe('the pause before another line', () => {
  test('grows to a minute and never ends the trying', () => {
    const pauses = [0, 1, 2, 5, 10, 1000].map((failures) => pauseAfter({ code: 1006 }, failures, 0.5))

    expect(pauses).toEqual([500, 1000, 2000, 16_000, 60_000, 60_000])
  })

  test('is longer where the desk does not want this device', () => {
    expect(pauseAfter({ code: closeCode.turnedOff }, 0, 0.5)).toBe(300_000)
  })

  test('is spread, so that many do not come back at once', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        const pause = pauseAfter({ code: 1006 }, failures, chance)
        expect(pause).toBeGreaterThanOrEqual(250)
        expect(pause).toBeLessThanOrEqual(90_000)
      }),
    )
  })
})
