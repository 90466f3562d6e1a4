import type { Calendar, CalendarDay } from '#contract/calendars.ts'
import { dayMs, daysOf } from './days.ts'

/** When a calendar is open in a month, `YYYY-MM`, by the wall clock alone. */
export function monthOf(calendar: Calendar, month: string): CalendarDay[] {
  const days = daysOf(calendar)
  const [year = 0, number = 1] = month.split('-').map(Number)
  const [first, next] = [Date.UTC(year, number - 1, 1) / dayMs, Date.UTC(year, number, 1) / dayMs]
  return Array.from({ length: next - first }, (_, index) => {
    const { parts, open } = days.at(first + index)
    return {
      date: new Date((first + index) * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length),
      parts: parts.map(({ from, to, why }) => ({ from: timeText(from), to: timeText(to), why })),
      openMinutes: open.reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0),
    }
  })
}

function timeText(ms: number): string {
  return ms === dayMs ? '24:00' : new Date(ms).toISOString().slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length)
}
