import fc from 'fast-check'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readTimestamp } from './timestamps.ts'

const driver: (text: string) => unknown = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)

test.each([
  ['2026-11-24 10:00:00+00', '2026-11-24T10:00:00.000Z'],
  ['2026-11-24 10:00:00.5+01', '2026-11-24T09:00:00.500Z'],
  ['2026-11-24 23:30:00.123999-08', '2026-11-25T07:30:00.123Z'],
  ['2026-11-24 10:00:00+05:30', '2026-11-24T04:30:00.000Z'],
  ['10000-01-01 00:00:00+00', '+010000-01-01T00:00:00.000Z'],
  ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(readTimestamp(text)).toEqual(new Date(instant))
})

test('what never ends is no instant', () => {
  expect(readTimestamp('infinity')).toBe(Number.POSITIVE_INFINITY)
})

test('every instant is read as the driver reads it', () => {
  const offsets = fc.integer({ min: -12, max: 14 })
  const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, offsets, (instant, hours) => {
      const shown = new Date(instant.getTime() + hours * 3_600_000).toISOString()
      const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}`
      const text = `${shown.slice(0, 10)} ${shown.slice(11, -1)}${offset}`

      expect(readTimestamp(text)).toEqual(instant)
      expect(driver(text)).toEqual(instant)
    }),
  )
})
