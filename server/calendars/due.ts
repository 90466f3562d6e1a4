import type { Calendar, DueTime } from '#contract/calendars.ts'
import { addOpenSeconds, explainSpans } from './arithmetic.ts'
import { instantOf, wallOf } from './zones.ts'

const mostSpans = 200

/** When something is due that arrives at a time of the calendar's own clocks, and how that comes. */
export function dueOf(calendar: Calendar, arrives: string, targetSeconds: number): DueTime {
  const startAt = new Date(instantOf(calendar.timeZone, Date.parse(`${arrives}Z`)))
  const dueAt = addOpenSeconds(calendar, startAt, targetSeconds)
  return {
    startAt: startAt.toISOString(),
    dueAt: dueAt.toISOString(),
    startOnWall: wallText(calendar, startAt),
    dueOnWall: wallText(calendar, dueAt),
    explanation: explanationOf(calendar, startAt, dueAt),
  }
}

function explanationOf(calendar: Calendar, startAt: Date, dueAt: Date): DueTime['explanation'] {
  const explanation: DueTime['explanation'] = []
  for (const { from, to, why } of explainSpans(calendar, startAt, dueAt)) {
    if (explanation.length === mostSpans) break
    const seconds = (to.getTime() - from.getTime()) / 1000
    explanation.push({ from: from.toISOString(), to: to.toISOString(), seconds, counted: why.kind === 'open', why })
  }
  return explanation
}

function wallText({ timeZone }: Calendar, at: Date): string {
  return new Date(wallOf(timeZone, at.getTime())).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
}
