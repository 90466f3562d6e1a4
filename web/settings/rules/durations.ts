export const units = ['minutes', 'hours', 'days'] as const
export type Unit = (typeof units)[number]

export const unitMinutes: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 }

/** A year and a day. */
export const longestMinutes = 527_040

/** The largest unit of which it is a whole number. */
export function unitOf(minutes: number): Unit {
  if (minutes % unitMinutes.days === 0) return 'days'
  return minutes % unitMinutes.hours === 0 ? 'hours' : 'minutes'
}
