import { expect, test } from 'vitest'
import { describeTimeZone, listTimeZones, matchesTimeZone, offsetOf } from './time-zones.ts'

test.each([
  ['Europe/Madrid', 'madrid', true],
  ['America/Argentina/Buenos_Aires', 'buenos aires', true],
  ['America/Argentina/Buenos_Aires', 'aires argentina', true],
  ['America/Mexico_City', 'México', true],
  ['Europe/Madrid', 'lisbon', false],
])('%s is found by "%s": %s', (name, search, expected) => {
  expect(matchesTimeZone(name, search)).toBe(expected)
})

test('a zone is shown as its city with the region apart', () => {
  expect(describeTimeZone('America/Argentina/Buenos_Aires')).toEqual({
    value: 'America/Argentina/Buenos_Aires',
    city: 'Buenos Aires',
    region: 'America / Argentina',
  })
})

test('the zone in use is offered even when it is only an alias', () => {
  expect(listTimeZones('Asia/Calcutta').some((zone) => zone.value === 'Asia/Calcutta')).toBe(true)
})

test('the offset follows summer time', () => {
  expect(offsetOf('Europe/Madrid', new Date('2026-01-10T12:00:00Z'))).toBe('GMT+1')
  expect(offsetOf('Europe/Madrid', new Date('2026-07-10T12:00:00Z'))).toBe('GMT+2')
})
