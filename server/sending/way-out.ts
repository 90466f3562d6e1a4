import type { SendMailOptions } from 'nodemailer'
import type { DeliveryReason } from '#contract/delivery.ts'
import type { MailFault } from '#contract/mail-accounts.ts'
import type { Signer } from './settings.ts'

export type MailToSend = SendMailOptions & { envelope: { from: string; to: string[] } }

/** What became of a mail for one of its recipients. */
export interface RecipientOutcome {
  address: string
  /** `kept`: in a file, as there is no server to give it to. `unknown`: nobody will ever tell. */
  state: 'sent' | 'kept' | 'delayed' | 'failed' | 'unknown'
  reason: DeliveryReason | null
  /** What the other side said. */
  said: string | null
}

export interface Handover {
  outcomes: RecipientOutcome[]
  /** Set when the server itself could not be used, whoever the mail was for. */
  fault?: { fault: MailFault; detail: string }
}

/** A way for mails to leave. A mail that does not leave is an answer, not an error. */
export interface WayOut {
  /** `build` makes the mail; it is asked again when a connection turned out dead before anything was said. */
  send(build: () => Promise<MailToSend>, signer: Signer | undefined): Promise<Handover>
  close(): void
}

/** The same outcome for everybody. */
export function outcomesFor(addresses: string[], outcome: Omit<RecipientOutcome, 'address'>): RecipientOutcome[] {
  return addresses.map((address) => ({ address, ...outcome }))
}
