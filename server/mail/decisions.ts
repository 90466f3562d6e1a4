import type { AppliedFilter } from '#contract/mail-filters.ts'
import type { Work } from '../kernel/context.ts'

interface Decided {
  outcome: string
  reason: string
  error?: string | null
  filters?: AppliedFilter[]
  /** The entry in the list of ignored senders that came with it. */
  ignoredSenderId?: string
}

/** Keeps what was decided of a mail, and by whom: the mail itself shows only the last of it. */
export async function recordDecision(work: Work, receivedId: string, decided: Decided): Promise<void> {
  await work.tx
    .insertInto('mailDecisions')
    .values({
      id: work.newId(),
      receivedId,
      outcome: decided.outcome,
      reason: decided.reason,
      error: decided.error ?? null,
      filters: JSON.stringify(decided.filters ?? []),
      ignoredSenderId: decided.ignoredSenderId ?? null,
      actorId: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: work.now(),
    })
    .execute()
}
