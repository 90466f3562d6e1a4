import { sql } from 'kysely'
import type { HistoryEntry } from '#contract/history.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, recordEvent } from '../tickets/index.ts'
import { remoteChannel, type SessionRow } from './schema.ts'

type RemoteEvent = Extract<HistoryEntry['type'], `remote.${string}`>

/** Writes what happened to a session into its ticket's history, and lets the relays look at it anew. */
export async function tell(work: Work, session: SessionRow, type: RemoteEvent, by?: string): Promise<void> {
  const told = {
    kind: session.kind,
    device: session.deviceName,
    /** As the machine or the portal knows who answered. */
    answeredBy: session.answeredBy,
    reason: session.reason,
    bytes: type === 'remote.ended' ? session.bytesToMachine + session.bytesFromMachine : null,
    isRecorded: session.isRecorded,
    isUnattended: session.isUnattended,
    isDirect: type === 'remote.ended' && session.isDirect ? true : null,
  }
  const cause: Cause = by === undefined ? { kind: 'system', job: 'remote' } : { kind: 'person', personId: by }
  await recordEvent(work, { ticketId: session.ticketId, type, cause, changes: changesOf(told) })
  await ring(work, session.id)
}

/** Lets the relays look at a session anew. */
export async function ring(work: Work, id: string): Promise<void> {
  await sql`select pg_notify(${remoteChannel}, ${id})`.execute(work.tx)
}

interface Told {
  item: string
  direction: string
  name: string | null
  bytes: number
  isWhole: boolean
}

/** Writes into the ticket's history what passed between machine and helper, and never what was in it. */
export async function tellTransfer(work: Work, session: SessionRow, told: Told): Promise<void> {
  const cause: Cause = { kind: 'person', personId: session.askedBy }
  const changes = changesOf({ kind: session.kind, device: session.deviceName, ...told })
  await recordEvent(work, { ticketId: session.ticketId, type: 'remote.transferred', cause, changes })
}

function changesOf(told: object) {
  return Object.entries(told).flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]))
}
