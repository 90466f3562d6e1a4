import { z } from 'zod'
import type { Recurrence } from '#contract/mail-content.ts'

const weekday = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/

/** The options of the calendar reader's rule; what is of another shape is no rule that can be said. */
const rule = z.object({
  freq: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(['daily', 'weekly', 'monthly', 'yearly'])),
  interval: z.number().int().min(1).max(1000).catch(1),
  byDay: z.array(z.string()).max(50).catch([]),
  byMonthDay: z.array(z.number().int()).max(31).catch([]),
  count: z.number().int().min(1).nullable().catch(null),
  until: z.date().nullable().catch(null),
})

/** A recurrence rule as far as it can be said in a sentence. */
export function readRecurrence(property: unknown, zone: string | null): Recurrence | undefined {
  if (typeof property !== 'object' || property === null || !('options' in property)) return undefined
  const read = rule.safeParse(property.options)
  if (!read.success) return undefined
  const { freq, interval, byDay, byMonthDay, count, until } = read.data
  return {
    frequency: freq,
    interval,
    weekdays: byDay.flatMap(readWeekday),
    monthDays: byMonthDay,
    count,
    until: until && (zone === null ? until.toISOString().slice(0, 10) : until.toISOString()),
  }
}

function readWeekday(text: string): Recurrence['weekdays'] {
  const [, ordinal, day] = weekday.exec(text.toUpperCase()) ?? []
  // The expression admits no other days.
  return day ? [{ day: day as 'MO', ordinal: ordinal === undefined ? null : Number(ordinal) }] : []
}
