import type { Calendar } from '#contract/calendars.ts'
import type { AgentState, Standing } from '#contract/duty.ts'
import { isOpen, openSpans } from '../calendars/index.ts'

/** What decides whether somebody is on duty. */
export interface DutyFacts {
  state: AgentState
  /** Those that have not ended. */
  absences: readonly { startsAt: Date; endsAt: Date }[]
  /** Open while one of them is; none: always. */
  calendars: readonly Calendar[]
}

/** What is certain comes first: an absence, then the calendar, then what the agent said and may have forgotten. */
export function standingAt({ state, absences, calendars }: DutyFacts, at: Date): Standing {
  if (absences.some((absence) => isDuring(absence, at))) return 'absent'
  if (calendars.length > 0 && !calendars.some((calendar) => isOpen(calendar, at))) return 'off_hours'
  return state
}

/** Whether somebody is given tickets. */
export function isOnDuty(facts: DutyFacts, at: Date): boolean {
  return standingAt(facts, at) === 'available'
}

const lookAheadMs = 60 * 86_400_000

/** When duty next begins by itself; undefined when that takes a word of the agent, or lies too far ahead. */
export function nextDutyAt({ state, absences, calendars }: DutyFacts, after: Date): Date | undefined {
  if (state !== 'available') return undefined
  const until = new Date(after.getTime() + lookAheadMs)
  const beginnings = (calendars.length === 0 ? [undefined] : calendars).flatMap((calendar) => {
    const spans = calendar === undefined ? [{ from: after, to: until }] : openSpans(calendar, after, until)
    return firstFree(spans, absences) ?? []
  })
  return beginnings.sort((one, other) => one.getTime() - other.getTime())[0]
}

function firstFree(spans: Iterable<{ from: Date; to: Date }>, absences: DutyFacts['absences']): Date | undefined {
  const inOrder = absences.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
  for (const span of spans) {
    let at = span.from
    for (const absence of inOrder) if (isDuring(absence, at)) at = absence.endsAt
    if (at < span.to) return at
  }
  return undefined
}

export function isDuring({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, at: Date): boolean {
  return startsAt <= at && at < endsAt
}
