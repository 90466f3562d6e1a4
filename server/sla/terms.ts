import type { ClockKind } from '#contract/clocks.ts'
import { slaTerms } from '#contract/sla.ts'
import { always } from '../calendars/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { readCalendars } from './calendars.ts'
import type { Target, Terms } from './clocks/facts.ts'

export type TermsById = ReadonlyMap<string, Terms>

/** What versions of policies promise, with their calendars as these are now. */
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
    versions.map(({ id, terms }): [string, Terms] => {
      const calendar = terms.calendarId === null ? always : (calendars.get(terms.calendarId)?.calendar ?? always)
      const targets: Terms['targets'] = {}
      for (const { clock, priority, seconds, isAlways } of terms.targets) {
        const target: Target =
          isAlways || terms.calendarId === null
            ? { seconds, calendar: always, calendarId: undefined }
            : { seconds, calendar, calendarId: terms.calendarId }
        targets[clock] = { ...targets[clock as ClockKind], [priority]: target }
      }
      return [id, { versionId: id, warnPercent: terms.warnPercent, pausesOnHold: terms.pausesOnHold, targets }]
    }),
  )
}
