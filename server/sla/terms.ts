import type { Calendar } from '#contract/calendars.ts'
import { type SlaTerms, slaTerms } from '#contract/sla.ts'
import { always } from '../calendars/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { readCalendars } from './calendars.ts'
import type { Target, Terms } from './clocks/facts.ts'

/** What a version promises, and since when in this form: its calendar may change while the version stays. */
export interface TermsSince {
  since: number
  terms: Terms
}

/** Oldest first, and never empty. */
export type TermsById = ReadonlyMap<string, readonly TermsSince[]>

export async function readTerms(db: Db | Tx, versionIds: readonly string[]): Promise<TermsById> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('slaVersions')
    .select(['id', 'terms'])
    .where('id', 'in', [...new Set(versionIds)])
    .execute()
  // Only what the contract let in was ever written.
  const versions = rows.map(({ id, terms }) => ({ id, terms: slaTerms.parse(terms) }))
  const calendars = await readCalendars(
    db,
    versions.flatMap(({ terms }) => terms.calendarId ?? []),
  )
  return new Map(
    versions.map(({ id, terms }) => {
      const states = calendars.get(terms.calendarId ?? '')?.states ?? [{ since: -Infinity, calendar: always }]
      return [id, states.map(({ since, calendar }) => ({ since, terms: termsWith(id, terms, calendar) }))]
    }),
  )
}

/** As they are now. */
export function presentTerms(terms: TermsById, versionId: string | null): Terms | undefined {
  return terms.get(versionId ?? '')?.at(-1)?.terms
}

function termsWith(versionId: string, terms: SlaTerms, calendar: Calendar): Terms {
  const targets: Terms['targets'] = {}
  for (const { clock, priority, seconds, isAlways } of terms.targets) {
    const target: Target =
      isAlways || terms.calendarId === null
        ? { seconds, calendar: always, calendarId: undefined }
        : { seconds, calendar, calendarId: terms.calendarId }
    targets[clock] = { ...targets[clock], [priority]: target }
  }
  return { versionId, warnPercent: terms.warnPercent, pausesOnHold: terms.pausesOnHold, targets }
}
