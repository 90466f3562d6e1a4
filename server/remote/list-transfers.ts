import type { RemoteTransfer } from '#contract/remote-session.ts'
import { dropReason, transferKind } from '#contract/transfer.ts'
import type { Db, Tx } from '../kernel/context.ts'

const mostListed = 500

/** `isOver`: what runs then was cut off with the process that carried it. */
export async function listTransfers(db: Db | Tx, sessionId: string, isOver: boolean): Promise<RemoteTransfer[]> {
  const rows = await db
    .selectFrom('remoteTransfers')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .orderBy('id')
    .limit(mostListed)
    .execute()
  return rows.map(({ id, kind, direction, name, bytes, state, reason, createdAt }) => {
    const isCutOff = isOver && state === 'running'
    return {
      id,
      kind: transferKind.parse(kind),
      // The database's checks hold these columns to their words.
      direction: direction as RemoteTransfer['direction'],
      name,
      bytes,
      state: isCutOff ? 'dropped' : (state as RemoteTransfer['state']),
      reason: isCutOff ? 'lost' : dropReason.nullable().parse(reason),
      at: createdAt.toISOString(),
    }
  })
}
