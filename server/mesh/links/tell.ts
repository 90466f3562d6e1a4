import type { HistoryEntry } from '#contract/history.ts'
import type { Work } from '../../kernel/context.ts'
import { type Cause, recordEvent } from '../../tickets/index.ts'

type MeshEvent = Extract<HistoryEntry['type'], `mesh.${string}`>

/** Writes into the history of the ticket what happened; nulls are left out. */
export async function tell(
  work: Work,
  { ticketId, type, by }: { ticketId: string; type: MeshEvent; by?: string },
  told: Record<string, string | number | null>,
): Promise<void> {
  const cause: Cause = by === undefined ? { kind: 'system', job: 'mesh' } : { kind: 'person', personId: by }
  const changes = Object.entries(told).flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]))
  await recordEvent(work, { ticketId, type, cause, changes })
}
