import type { MailEnvelope, MailLimits, ParsedMail } from './parsed-mail.ts'

/** What goes to the reading thread. */
export interface ReadRequest {
  id: number
  raw: Uint8Array
  envelope: MailEnvelope
  limits: MailLimits
}

/** What comes back; contents of attachments arrive as plain byte arrays. */
export type ReadAnswer = { id: number; mail: ParsedMail } | { id: number; reason: string }

/** Sent once, when the thread has loaded its libraries. */
export const readySignal = 'ready'
