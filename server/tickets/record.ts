import { sql } from 'kysely'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import type { Cause } from './events.ts'

/** The channel on which PostgreSQL rings when there are new events. */
export const liveChannel = 'mesa_live'

interface NewEvent {
  ticketId: string
  type: string
  cause: Cause
  changes?: FieldChange[]
  messageId?: string
}

/** Fewer parameters than PostgreSQL takes in one statement. */
const eventsAtOnce = 1000

/** Writes a ticket's history. The bell rings for browsers when the transaction ends. */
export function recordEvent(work: Work, event: NewEvent): Promise<void> {
  return recordEvents(work, [event])
}

/** The same for many tickets. */
export async function recordEvents(work: Work, events: NewEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    const rows = events.slice(from, from + eventsAtOnce).map((event) => ({
      id: work.newId(),
      ticketId: event.ticketId,
      type: event.type,
      causeKind: event.cause.kind,
      causeDetail: detailOf(event.cause),
      actorId: personOf(event.cause) ?? null,
      changes: JSON.stringify(event.changes ?? []),
      messageId: event.messageId ?? null,
      createdAt: work.now(),
    }))
    await work.tx.insertInto('ticketEvents').values(rows).execute()
  }
  await sql`select pg_notify(${liveChannel}, '')`.execute(work.tx)
}

function personOf(cause: Cause): string | undefined {
  return 'personId' in cause ? cause.personId : undefined
}

function detailOf(cause: Cause): string | null {
  if (cause.kind === 'system') return cause.job
  if (cause.kind === 'filter') return cause.name
  if (cause.kind === 'assignment') return JSON.stringify(cause.reason)
  if (cause.kind === 'person') return cause.macro ?? null
  return cause.kind === 'mail' ? cause.receivedId : null
}
