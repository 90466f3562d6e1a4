import type { Glimpse } from '../cursor.ts'

/** A mail of an import, and the folder it lies in. */
export interface PlannedMail {
  folder: string
  mail: Pick<Glimpse, 'uid' | 'arrivedAt'>
}

/** The last mail that was looked at. */
export interface ImportCursor {
  arrivedAt: Date
  folder: string
  uid: number
}

/** Oldest first, so that answers find what they answer; the same order whenever it is made. */
export function inOrder(mails: PlannedMail[]): PlannedMail[] {
  return mails.toSorted((one, other) => compare(placeOf(one), placeOf(other)))
}

/** What is left of an import that was interrupted. */
export function beyond(mails: PlannedMail[], cursor: ImportCursor | undefined): PlannedMail[] {
  return cursor === undefined ? mails : mails.filter((planned) => compare(placeOf(planned), cursor) > 0)
}

/** Neighbours of one folder, which are fetched together. */
export function runsOf(mails: PlannedMail[], longest: number): PlannedMail[][] {
  const runs: PlannedMail[][] = []
  for (const planned of mails) {
    const last = runs.at(-1)
    if (last !== undefined && last.length < longest && last[0]?.folder === planned.folder) last.push(planned)
    else runs.push([planned])
  }
  return runs
}

export function placeOf({ folder, mail }: PlannedMail): ImportCursor {
  return { arrivedAt: mail.arrivedAt, folder, uid: mail.uid }
}

function compare(one: ImportCursor, other: ImportCursor): number {
  const byTime = one.arrivedAt.getTime() - other.arrivedAt.getTime()
  if (byTime !== 0) return byTime
  if (one.folder !== other.folder) return one.folder < other.folder ? -1 : 1
  return one.uid - other.uid
}
