import type { Selectable } from 'kysely'
import type { RecordingFormat, RemoteKind } from '#contract/remote-session.ts'
import type { RemoteSessions } from '../kernel/tables.ts'

export type SessionRow = Selectable<RemoteSessions>

/** The side that helps, and the side of the machine. */
export type Side = 'agent' | 'user'

/** PostgreSQL rings here with the id of a session that ended or whose state changed. */
export const remoteChannel = 'mesa_remote'

const formats: Record<RemoteKind, RecordingFormat> = {
  share: 'webm',
  terminal: 'asciicast',
  view: 'rfb',
  control: 'rfb',
}

export function formatOf(kind: string): RecordingFormat {
  // The database's check holds the column to these words.
  return formats[kind as RemoteKind]
}
