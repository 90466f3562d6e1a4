const zone = 'Europe/Madrid'
const opensAt = 8 * 60
const closesAt = 19 * 60
const minute = 60_000
const day = 24 * 60 * minute

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const reading = new Intl.DateTimeFormat('en-US', {
  timeZone: zone,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Day of the week (0 is Sunday) and minutes since midnight, on Madrid's clocks. */
function madrid(at: number): { weekday: number; minutes: number } {
  const parts = Object.fromEntries(reading.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    weekday: weekdays.indexOf(parts['weekday'] ?? ''),
    minutes: Number(parts['hour']) * 60 + Number(parts['minute']),
  }
}

export function isOfficeDay(at: number): boolean {
  const { weekday } = madrid(at)
  return weekday >= 1 && weekday <= 5
}

function isOfficeHour(at: number): boolean {
  const { minutes } = madrid(at)
  return isOfficeDay(at) && minutes >= opensAt && minutes < closesAt
}

/** The moment itself, or the next opening of the office. */
export function nextOfficeHour(at: number): number {
  let moment = at
  while (!isOfficeHour(moment)) {
    const { minutes } = madrid(moment)
    // The seconds and the minutes past stay: not everything happens on the stroke of eight.
    moment += (minutes < opensAt ? opensAt - minutes : 24 * 60 - minutes + opensAt) * minute
  }
  return moment
}

/** So many minutes later, of which only those in the office count once it closes. */
export function officeMinutesLater(at: number, minutes: number): number {
  const start = nextOfficeHour(at)
  const left = closesAt - madrid(start).minutes
  return minutes < left ? start + minutes * minute : officeMinutesLater(start + left * minute, minutes - left)
}

/** Midnight in Madrid, so many days before. */
export function startOfDay(at: number, daysBefore: number): number {
  const moment = Math.floor((at - daysBefore * day) / minute) * minute
  return moment - madrid(moment).minutes * minute
}

/** Midnight in Madrid at the start of the next Saturday; on a Saturday, of the one in a week. */
export function nextSaturday(at: number): number {
  const { weekday } = madrid(at)
  return startOfDay(at, weekday === 6 ? -7 : weekday - 6)
}
