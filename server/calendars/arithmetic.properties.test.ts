import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Calendar, type Holiday, type OpenInterval, weekdays } from '#contract/calendars.ts'
import { addOpenSeconds, explainSpans, isOpen, openSeconds, openSpans } from './arithmetic.ts'

const zones = [
  'Europe/Madrid',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'UTC',
]
const dayMs = 86_400_000

/** Most near a change of the clocks in some of the zones; the rest anywhere in the year. */
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01']
const moment = fc.oneof(
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -2 * 86_400, max: 3 * 86_400 }))
    .map(([day, seconds]) => new Date(Date.parse(`${day}T00:00:00Z`) + seconds * 1000)),
  fc.integer({ min: 0, max: 365 * 86_400 }).map((seconds) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000)),
)
const seconds = fc.oneof(fc.integer({ min: 0, max: 20 * 3600 }), fc.integer({ min: 0, max: 3_000_000 }))

/** Times between which a day is in turn closed and open. */
const intervals = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((quarters): OpenInterval[] => {
  const times = quarters.toSorted((one, other) => one - other).map(timeOf)
  return times.flatMap((to, index) => (index % 2 === 1 ? [{ from: times[index - 1] ?? to, to }] : []))
})

const holiday = fc
  .record({ day: fc.integer({ min: 0, max: 364 }), yearly: fc.boolean(), part: intervals })
  .map(({ day, yearly, part }): Holiday => {
    const date = new Date(Date.UTC(2026, 0, 1) + day * dayMs).toISOString().slice(0, 10)
    const [closed] = part
    return { date, yearly, name: `Day ${day}`, from: closed?.from ?? null, to: closed?.to ?? null }
  })

const calendar = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.array(intervals, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(holiday, { maxLength: 30 }),
  })
  .map(({ timeZone, days, holidays }): Calendar => {
    const [monday = [], tuesday = [], wednesday = [], thursday = [], friday = [], saturday = [], sunday = []] = days
    return { timeZone, weekly: { monday, tuesday, wednesday, thursday, friday, saturday, sunday }, holidays }
  })
  .filter(({ weekly }) => weekdays.some((weekday) => weekly[weekday].length > 0))

test('waiting in two goes is waiting in one', () => {
  fc.assert(
    fc.property(calendar, moment, seconds, seconds, (kept, from, one, other) => {
      expect(addOpenSeconds(kept, addOpenSeconds(kept, from, one), other)).toEqual(
        addOpenSeconds(kept, from, one + other),
      )
    }),
  )
})

test('whoever starts later is due no earlier, and whoever waits longer neither', () => {
  fc.assert(
    fc.property(calendar, moment, moment, seconds, seconds, (kept, one, other, wait, more) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      expect(addOpenSeconds(kept, earlier, wait) <= addOpenSeconds(kept, later, wait)).toBe(true)
      expect(addOpenSeconds(kept, earlier, wait) <= addOpenSeconds(kept, earlier, wait + more)).toBe(true)
    }),
  )
})

test('what is due has waited just so long, and lies in open time', () => {
  fc.assert(
    fc.property(calendar, moment, seconds, (kept, from, wait) => {
      const due = addOpenSeconds(kept, from, wait)
      expect(openSeconds(kept, from, due)).toBe(wait)
      expect(isOpen(kept, due) || isOpen(kept, new Date(due.getTime() - 1))).toBe(true)
      if (wait > 0) expect(openSeconds(kept, from, new Date(due.getTime() - 1000))).toBeLessThan(wait)
    }),
  )
})

test('open seconds add up', () => {
  fc.assert(
    fc.property(calendar, fc.array(moment, { minLength: 3, maxLength: 3 }), (kept, moments) => {
      const [a = new Date(0), b = a, c = b] = moments.toSorted((one, other) => one.getTime() - other.getTime())
      expect(openSeconds(kept, a, b) + openSeconds(kept, b, c)).toBe(openSeconds(kept, a, c))
    }),
  )
})

test('spans are in order, apart, and hold just the open seconds', () => {
  fc.assert(
    fc.property(calendar, moment, moment, (kept, from, to) => {
      let [sum, last] = [0, -1]
      for (const span of openSpans(kept, from, to)) {
        expect(span.from.getTime()).toBeGreaterThan(last)
        expect(span.to > span.from).toBe(true)
        sum += (span.to.getTime() - span.from.getTime()) / 1000
        last = span.to.getTime()
      }
      expect(sum).toBe(openSeconds(kept, from, to))
    }),
  )
})

test('an explanation leaves nothing out, and agrees with what is open', () => {
  fc.assert(
    fc.property(calendar, moment, moment, (kept, from, to) => {
      let [at, sum] = [from.getTime(), 0]
      for (const span of explainSpans(kept, from, to)) {
        expect(span.from.getTime()).toBe(at)
        at = span.to.getTime()
        if (span.why.kind === 'open') sum += (at - span.from.getTime()) / 1000
      }
      expect(at).toBe(Math.max(from.getTime(), to.getTime()))
      expect(sum).toBe(openSeconds(kept, from, to))
    }),
  )
})

test('counting minute by minute, by the wall clock alone, comes to the same', () => {
  fc.assert(
    fc.property(calendar, moment, fc.integer({ min: 0, max: 3 * 1440 }), (kept, moment, minutes) => {
      const start = Math.floor(moment.getTime() / 60_000) * 60_000
      const clock = wallClock(kept.timeZone)
      let counted = 0
      for (let at = start; at < start + minutes * 60_000; at += 60_000) {
        const isCounted = isOpenByTheClock(kept, clock(at))
        expect(isOpen(kept, new Date(at))).toBe(isCounted)
        if (isCounted) counted += 60
      }
      expect(openSeconds(kept, new Date(start), new Date(start + minutes * 60_000))).toBe(counted)
    }),
    { numRuns: 40 },
  )
})

/** As the definition reads, and slow. */
function isOpenByTheClock({ weekly, holidays }: Calendar, wall: { date: string; time: string }): boolean {
  const weekday = weekdays[(new Date(`${wall.date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday'
  const isClosed = holidays.some(({ date, yearly, from, to }) => {
    const isThatDay = yearly ? date.slice(5) === wall.date.slice(5) : date === wall.date
    return isThatDay && (from ?? '00:00') <= wall.time && wall.time < (to ?? '24:00')
  })
  return !isClosed && weekly[weekday].some(({ from, to }) => from <= wall.time && wall.time < to)
}

function wallClock(timeZone: string): (at: number) => { date: string; time: string } {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (at) => {
    const [date = '', time = ''] = format.format(at).split(' ')
    return { date, time }
  }
}

function timeOf(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
}
