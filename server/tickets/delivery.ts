import type { DeliveryState, RecipientDelivery } from '#contract/delivery.ts'
import type { Message } from '#contract/messages.ts'
import { toInstant } from './present.ts'

/** What says most about a mail comes first: somebody who did not get it, then what is not settled. */
const worstFirst: readonly DeliveryState[] = ['failed', 'unknown', 'delayed', 'sending', 'queued', 'kept', 'sent']

/** The state of a mail in one word, from those of its recipients. */
export function overallDelivery(states: readonly DeliveryState[]): DeliveryState {
  return worstFirst.find((state) => states.includes(state)) ?? 'queued'
}

/** A recipient of a message's mail, as the database tells it. */
export interface DeliveryRow {
  mailId: string
  address: string
  /** Of the recipient; of the mail, as long as nobody took it up. */
  state: string
  mailState: string
  reason: string | null
  said: string | null
  at: string | null
  hasContent: boolean
}

/** What became of a message that left, for everybody it went to. */
export function presentDelivery(rows: DeliveryRow[]): Message['delivery'] {
  if (rows.length === 0) return null
  const recipients = rows.map(presentRecipient)
  const state = overallDelivery(recipients.map((one) => one.state))
  const first = recipients.find((one) => one.state === state)
  const hasLeft = state === 'sent' || state === 'kept'
  return { state, error: hasLeft ? null : (first?.said ?? null), at: first?.at ?? null, recipients }
}

function presentRecipient(row: DeliveryRow): RecipientDelivery {
  const isUnderWay = row.mailState === 'sending' && (row.state === 'queued' || row.state === 'delayed')
  return {
    mailId: row.mailId,
    address: row.address,
    // The database's checks hold these columns to the contract's words.
    state: isUnderWay ? 'sending' : (row.state as DeliveryState),
    reason: row.reason as RecipientDelivery['reason'],
    said: row.said,
    at: row.at === null ? null : toInstant(row.at),
    canSendAgain: row.hasContent && row.mailState !== 'sending' && ['failed', 'unknown'].includes(row.state),
  }
}
