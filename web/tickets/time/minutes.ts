import { longestMinutes } from '#contract/time-entries.ts'
import { parseDuration } from '#web/lib/duration.ts'

/** Minutes from what people write: `45`, `45 min`, `1:30` (hours and minutes), `1h30`, `1 h 30 min`, `1,5h`. */
export function minutesIn(typed: string): number | undefined {
  const text = typed.trim().toLowerCase()
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text)
  const seconds = clock
    ? Number(clock[1]) * 3600 + Number(clock[2]) * 60
    : parseDuration(text.replace(/h\s*(\d+)$/, 'h $1 min'))
  const minutes = Math.round((seconds ?? 0) / 60)
  return minutes >= 1 && minutes <= longestMinutes ? minutes : undefined
}
