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
      ...causeColumns(event.cause),
      changes: JSON.stringify(event.changes ?? []),
      messageId: event.messageId ?? null,
      ruleRunId: event.cause.kind === 'rule' ? event.cause.runId : null,
      createdAt: work.now(),
    }))
    await work.tx.insertInto('ticketEvents').values(rows).execute()
  }
  await sql`select pg_notify(${liveChannel}, '')`.execute(work.tx)
}

/** A cause as the history keeps it. */
export function causeColumns(cause: Cause) {
  return { causeKind: cause.kind, causeDetail: detailOf(cause), actorId: personOf(cause) ?? null }
}

function personOf(cause: Cause): string | undefined {
  return 'personId' in cause ? cause.personId : undefined
}

function detailOf(cause: Cause): string | null {
  switch (cause.kind) {
    case 'system':
      return cause.job
    case 'filter':
    case 'hook':
    case 'recurrence':
    case 'alert':
    case 'rule':
      return cause.name
    case 'person':
      return cause.macro ?? null
    case 'mail':
      return cause.receivedId
    case 'assignment':
      return JSON.stringify(cause.reason)
    case 'import':
      return null
  }
}
