import { sql } from 'kysely'
import type { MailOutcome } from '#contract/mail.ts'
import type { AppliedFilter } from '#contract/mail-filters.ts'
import type { Work } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'
import { recordDecision } from './decisions.ts'
import type { ParsedMail } from './reading/index.ts'
import type { ReceivedMailRow } from './schema.ts'

/** Why a mail ended as it did; stable words that screens translate. */
export type MailReason =
  | 'no_match'
  | 'stranger'
  | 'other_subject'
  | 'closed_too_long'
  | 'signed_address'
  | 'own_message_id'
  | 'known_message_id'
  | 'subject_hook'
  | 'same_problem'
  | 'forwarded'
  | 'on_ticket_already'
  | 'by_hand'
  | 'unreadable'
  | 'failed'
  | 'ended_reader'
  | 'unknown_sender'
  | 'from_own_address'
  | 'loop'
  | 'bounce_recorded'
  | 'proof'
  | 'too_large'
  | 'unfetchable'
  | 'agent_answer'
  | 'agent_in_doubt'
  | 'agent_told_directly'
  | 'agent_automatic'
  | 'not_allowed'
  | 'not_verified'
  | 'other_agent'
  | 'ignored_sender'
  | 'filter'

export interface MailDecision {
  outcome: Exclude<MailOutcome, 'waiting'>
  reason: MailReason
  error?: string
  ticketId?: string
  ticketMessageId?: string
  /** The filters that held. */
  filters?: AppliedFilter[]
  /** The sender that was ignored along with the mail. */
  ignoredSenderId?: string
  /** What the log shows of it. */
  glimpse?: Pick<ParsedMail, 'subject' | 'messageId'> & { from: string }
}

/** Gives a received mail its one outcome. */
export async function settleMail(work: Work, mail: ReceivedMailRow, decision: MailDecision): Promise<void> {
  const { glimpse, filters = [] } = decision
  const error = decision.error?.replaceAll('\u0000', '').slice(0, 2000).toWellFormed() ?? null
  await work.tx
    .updateTable('receivedMails')
    .set({
      outcome: decision.outcome,
      reason: decision.reason,
      error,
      ticketId: decision.ticketId ?? null,
      ticketMessageId: decision.ticketMessageId ?? null,
      filterNames: filters.map(({ name }) => name),
      decidedAt: work.now(),
      ...(glimpse !== undefined && {
        subject: glimpse.subject,
        messageId: glimpse.messageId ?? null,
        fromAddress: glimpse.from,
      }),
    })
    .where('id', '=', mail.id)
    .execute()
  const { outcome, reason, ignoredSenderId } = decision
  const told = { outcome, reason, error, filters, ...(ignoredSenderId !== undefined && { ignoredSenderId }) }
  await recordDecision(work, mail.id, told)
  await sql`select pg_notify(${liveChannel}, 'mail')`.execute(work.tx)
}
