import { fromLocal, toLocal } from '#web/lib/local-instant.ts'

export interface LaterTime {
  name: 'hour' | 'afternoon' | 'tomorrow' | 'monday'
  at: string
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const morning = '09:00'
const afternoon = { begins: '16:00', offeredUntil: '15:00' }

/** When a reply may leave, as people speak of it, on the clocks of its author's time zone. */
export function laterTimes(now: Date, timeZone: string | undefined): LaterTime[] {
  const [today = '', time = ''] = toLocal(now, timeZone).split('T')
  const at = (day: string, clock: string) => fromLocal(`${day}T${clock}`, timeZone) ?? ''
  const weekday = new Date(`${today}T00:00Z`).getUTCDay()
  // On a Sunday, Monday is tomorrow.
  const untilMonday = weekday === 0 ? undefined : 8 - weekday
  return [
    { name: 'hour', at: new Date(now.getTime() + hourMs).toISOString() },
    ...(time < afternoon.offeredUntil ? [{ name: 'afternoon' as const, at: at(today, afternoon.begins) }] : []),
    { name: 'tomorrow', at: at(dayAfter(today, 1), morning) },
    ...(untilMonday === undefined ? [] : [{ name: 'monday' as const, at: at(dayAfter(today, untilMonday), morning) }]),
  ]
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}
