import { describe, expect, it, test } from 'vitest'
import { createFormat } from './formatting.ts'

const now = new Date('2026-11-24T22:30:00Z')

describe('times in Spanish, in Madrid', () => {
  const format = createFormat('es', 'Europe/Madrid')

  it.each([
    ['2026-11-24T22:30:00Z', '23:30'],
    ['2026-11-23T23:30:00Z', '0:30'],
    ['2026-11-23T22:30:00Z', 'ayer'],
    ['2026-11-03T10:00:00Z', '3 nov'],
    ['2025-11-03T10:00:00Z', '3 nov 2025'],
  ])('%s is told as %s', (iso, words) => {
    expect(format.smart(iso, now).replace(/^0(?=\d:)/, '')).toBe(words)
  })

  it.each([
    ['2026-11-24T22:29:50Z', 'ahora'],
    ['2026-11-24T22:25:00Z', 'hace 5 min'],
    ['2026-11-24T19:30:00Z', 'hace 3 h'],
    ['2026-11-23T10:00:00Z', 'ayer'],
  ])('%s was %s', (iso, words) => {
    expect(format.relative(iso, now)).toBe(words)
  })
})

test.each([
  ['2026-12-01T15:33:00Z', '2026-12-07T08:00:00Z', 'mar, 1 dic, 16:33 – lun, 7 dic, 9:00'],
  ['2026-12-01T15:33:00Z', '2026-12-01T18:00:00Z', 'mar, 1 dic, 16:33–19:00'],
  ['2027-08-01T15:33:00Z', '2027-08-02T08:00:00Z', 'dom, 1 ago 2027, 17:33 – lun, 2 ago 2027, 10:00'],
])('from %s to %s is told without saying twice what is the same', (from, to, words) => {
  const told = createFormat('es', 'Europe/Madrid').range(from, to, now)

  expect(told.replace(/\s/g, ' ')).toBe(words)
})

test.each(['Pacific/Kiritimati', 'Europe/Madrid', 'Pacific/Pago_Pago'])(
  'a day stays the same day in %s',
  (timeZone) => {
    const { wholeDay, shortDay } = createFormat('es', timeZone)

    expect([wholeDay('2026-11-03'), shortDay('2026-11-03')]).toEqual(['3 de noviembre de 2026', '3 nov 2026'])
  },
)

describe('sizes and durations', () => {
  const format = createFormat('es')

  it('counts bytes in steps of a thousand, with one digit when small', () => {
    expect([999, 1200, 1_234_567, 345_000_000].map(format.bytes)).toEqual(['999 B', '1,2 kB', '1,2 MB', '345 MB'])
  })

  it('leaves seconds out of what takes hours', () => {
    expect(format.duration(3600 + 24 * 60 + 5)).toBe('1 h 24 min')
    expect(format.duration(65)).toBe('1 min 5 s')
    expect(format.duration(0)).toBe('0 s')
  })
})
