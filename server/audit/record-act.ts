import type { Act } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'

/** Keeps an act in the transaction that it is part of. */
export async function recordAct(work: Work, act: Act): Promise<void> {
  await work.tx
    .insertInto('auditEntries')
    .values({
      id: work.newId(),
      action: act.action,
      actorId: act.actorId ?? (work.actor.kind === 'person' ? work.actor.id : null),
      subject: act.subject,
      changes: JSON.stringify(act.changes ?? []),
      ip: work.ip ?? null,
      createdAt: work.now(),
    })
    .execute()
}
