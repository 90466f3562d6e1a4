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
  }
  const cause: Cause = by === undefined ? { kind: 'system', job: 'remote' } : { kind: 'person', personId: by }
  const changes = Object.entries(told).flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]))
  await recordEvent(work, { ticketId: session.ticketId, type, cause, changes })
  await sql`select pg_notify(${remoteChannel}, ${session.id})`.execute(work.tx)
}
