import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'

/** Every minute is looked so far ahead; what fires sooner than the next look is given its job at once. */
export const lookAheadMs = 90_000

/**
 * Sees to it that the next step of a ticket fires at its time. A job of the ticket's own: changes of other tickets, which
 * hold their jobs until they end, neither wait for it nor lock each other out.
 */
export async function wakeTicket(work: Pick<Work, 'tx' | 'now'>, ticketId: string): Promise<void> {
  const next = await work.tx
    .selectFrom('escalationPlans')
    .select((eb) => eb.fn.min('fireAt').as('at'))
    .where('ticketId', '=', ticketId)
    .where('firedAt', 'is', null)
    .where('fireAt', '<=', new Date(work.now().getTime() + lookAheadMs))
    .executeTakeFirst()
  if (next?.at == null) return
  await addJob(work, 'escalation:fire', {}, { key: `escalation:fire:${ticketId}`, runAt: new Date(next.at) })
}
