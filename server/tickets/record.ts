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

/** Writes a ticket's history. The bell rings for browsers when the transaction ends. */
export async function recordEvent(work: Work, event: NewEvent): Promise<void> {
  await work.tx
    .insertInto('ticketEvents')
    .values({
      id: work.newId(),
      ticketId: event.ticketId,
      type: event.type,
      causeKind: event.cause.kind,
      causeDetail: detailOf(event.cause),
      actorId: personOf(event.cause) ?? null,
      changes: JSON.stringify(event.changes ?? []),
      messageId: event.messageId ?? null,
      createdAt: work.now(),
    })
    .execute()
  await sql`select pg_notify(${liveChannel}, '')`.execute(work.tx)
}

function personOf(cause: Cause): string | undefined {
  return cause.kind === 'system' || cause.kind === 'filter' ? undefined : cause.personId
}

function detailOf(cause: Cause): string | null {
  if (cause.kind === 'system') return cause.job
  if (cause.kind === 'filter') return cause.name
  if (cause.kind === 'person') return cause.macro ?? null
  return cause.kind === 'mail' ? cause.receivedId : null
}
