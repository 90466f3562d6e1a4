import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { type Cause, type TicketFact, withMerged } from '../tickets/index.ts'
import { lockApproval } from './lock.ts'
import type { Held } from './schema.ts'
import { end } from './steps.ts'
import { tell } from './tell.ts'

export async function withdraw(work: Work, held: Held, cause: Cause): Promise<void> {
  if (held.approval.state !== 'pending') throw new AppError('already_done', 'This request has ended already')
  await tell(work, held, 'withdrawn', cause)
  await end(work, held, 'withdrawn', cause)
}

/** A closed ticket asks nobody any more. Registered at the composition root. */
export async function approvalReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type !== 'ticket.changed' || fact.ticket.status !== 'closed') return
  if (!fact.changes.some(({ field }) => field === 'status')) return
  const open = await work.tx
    .selectFrom('approvals')
    .select('id')
    .where(sql<boolean>`ticket_id = any(${withMerged(fact.ticket.id)})`)
    .where('state', '=', 'pending')
    .execute()
  for (const { id } of open) await withdraw(work, await lockApproval(work, id), fact.cause)
}
