import { describe, expect, it } from 'vitest'
import { namesNoZone, whenOf, whenThere } from './calendar-times.ts'

const madrid = { start: '2026-11-12T09:00:00.000Z', end: '2026-11-12T10:30:00.000Z', zone: 'Europe/Madrid' }

describe('when an appointment is', () => {
  it('is told in the reader’s zone', () => {
    expect(whenOf(madrid, 'es', 'America/Bogota')).toMatch(/^jueves, 12 de noviembre de 2026.*4:00.*5:30/)
    expect(whenOf({ ...madrid, end: null }, 'en-GB', 'Europe/Madrid')).toMatch(/^Thursday,? 12 November 2026 at 10:00$/)
  })

  it('is told in the organiser’s zone too, where the clocks there differ', () => {
    expect(whenThere(madrid, 'es', 'America/Bogota')).toMatch(/10:00.*11:30/)
    expect(whenThere(madrid, 'es', 'Europe/Paris')).toBeUndefined()
  })

  it('is the same everywhere for whole days and for times without a zone', () => {
    const days = { start: '2026-11-12', end: '2026-11-14', zone: null }
    const floating = { start: '2026-11-12T10:00:00', end: null, zone: null }

    expect(whenOf(days, 'es', 'Pacific/Honolulu')).toMatch(/12.*14 de noviembre de 2026/)
    expect(whenOf(floating, 'es', 'Pacific/Honolulu')).toMatch(/12 de noviembre de 2026.*10:00/)
    expect([namesNoZone(days), namesNoZone(floating), namesNoZone(madrid)]).toEqual([false, true, false])
    expect(whenThere(floating, 'es', 'Pacific/Honolulu')).toBeUndefined()
  })
})
