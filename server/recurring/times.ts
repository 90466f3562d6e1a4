import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Timing } from '#contract/recurring-tickets.ts'

/** A rule that cannot be read, or that never holds. */
export class BadRule extends Error {
  override name = 'BadRule'
}

/** The first time after a moment; undefined when there is none any more. Wall clocks keep their time over the year. */
export function nextTime(timing: Timing, after: Date): Date | undefined {
  const [next] = nextTimes(timing, after, 1)
  return next
}

/** The times after one moment and until another, and the first one after that. */
export function timesUntil(timing: Timing, after: Date, until: Date): { passed: Date[]; next: Date | undefined } {
  const passed: Date[] = []
  let next = nextTime(timing, after)
  for (; next !== undefined && next <= until; next = nextTime(timing, next)) passed.push(next)
  return { passed, next }
}

export function nextTimes(timing: Timing, after: Date, count: number): Date[] {
  const rule = readRule(timing)
  const times: Date[] = []
  for (let last = after; times.length < count; ) {
    const next = tryTo(() => rule.next(last))
    if (next === null) break
    last = new Date(next.epochMilliseconds)
    times.push(last)
  }
  return times
}

function readRule({ rule, startsAt, timeZone }: Timing): RRuleTemporal {
  return tryTo(() => {
    const dtstart = Temporal.PlainDateTime.from(startsAt).toZonedDateTime(timeZone)
    return new RRuleTemporal({ rruleString: rule, dtstart, strict: true })
  })
}

/** The library says by plain errors what it cannot read, and that it has looked for too long. */
function tryTo<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw new BadRule(error instanceof Error ? error.message : 'This rule cannot be read')
  }
}
