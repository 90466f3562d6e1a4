import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DeliveryState } from '#contract/delivery.ts'
import type { Work } from '../kernel/context.ts'
import type { OutgoingRecipients } from '../kernel/tables.ts'
import type { RecipientOutcome } from '../sending/index.ts'
import { overallDelivery } from '../tickets/index.ts'
import type { OutgoingMailRow } from './schema.ts'

export type RecipientRow = Selectable<OutgoingRecipients>

/** Those who have not got the mail yet and still may. */
export function isOpen({ state, isHandedOver }: Pick<RecipientRow, 'state' | 'isHandedOver'>): boolean {
  return (state === 'queued' || state === 'delayed') && !isHandedOver
}

/** Every recipient of a mail. Until it was first taken up they are only listed with it and share its state. */
export async function recipientsOf(work: Work, mail: OutgoingMailRow): Promise<RecipientRow[]> {
  const state = mail.state === 'sending' ? 'queued' : mail.state
  await sql`
    insert into outgoing_recipients (mail_id, address, state, said, is_handed_over, changed_at)
    select ${mail.id}, address, ${state}, ${mail.error}, ${mail.sentAt !== null}, ${mail.sentAt ?? mail.createdAt}
    from (select distinct unnest(${mail.recipients}::text[]) as address) as one
    where not exists (select from outgoing_recipients where mail_id = ${mail.id})`.execute(work.tx)
  return work.tx.selectFrom('outgoingRecipients').selectAll().where('mailId', '=', mail.id).orderBy('address').execute()
}

export async function setOutcomes(work: Work, mailId: string, outcomes: RecipientOutcome[]): Promise<void> {
  for (const { address, state, reason, said } of outcomes) {
    await work.tx
      .updateTable('outgoingRecipients')
      .set({
        state,
        reason,
        said,
        changedAt: work.now(),
        ...((state === 'sent' || state === 'kept') && { isHandedOver: true }),
      })
      .where('mailId', '=', mailId)
      .where('address', '=', address)
      .execute()
  }
}

/** The state of the mail as a whole, in one word. */
export function overallOf(rows: Pick<RecipientRow, 'state'>[]): DeliveryState {
  // The database's check holds the column to the contract's words.
  return overallDelivery(rows.map(({ state }) => state as DeliveryState))
}

/** What the mail's own row says went wrong: the first recipient's fault that the state is about. */
export function faultIn(rows: RecipientRow[]): string | null {
  const overall = overallOf(rows)
  const first = rows.find(({ state }) => state === overall)
  return overall === 'sent' || overall === 'kept' ? null : (first?.said ?? null)
}

/** Locks a mail of the outbox: whatever changes its recipients holds it. */
export async function lockOutgoing(work: Work, id: string): Promise<OutgoingMailRow | undefined> {
  return work.tx.selectFrom('outgoingMails').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
