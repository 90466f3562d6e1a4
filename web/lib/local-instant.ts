/**
 * An instant as a `datetime-local` field has it: the clock on the wall, to the minute. In the browser's own time zone
 * where none is given.
 */
export function toLocal(instant: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(instant)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** The instant that the field means; undefined when it is empty or half filled in. */
export function fromLocal(typed: string, timeZone?: string): string | undefined {
  const asUtc = Date.parse(`${typed}Z`)
  if (typed === '' || Number.isNaN(asUtc)) return undefined
  // The zone's distance from UTC hangs on the instant that is looked for: the second look settles it near a change.
  const first = asUtc - distance(asUtc, timeZone)
  return new Date(asUtc - distance(first, timeZone)).toISOString()
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function distance(instant: number, timeZone: string | undefined): number {
  const toMinute = instant - (((instant % 60_000) + 60_000) % 60_000)
  return Date.parse(`${toLocal(new Date(instant), timeZone)}Z`) - toMinute
}
