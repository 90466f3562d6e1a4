import type { CalendarEvent, MailSecurity } from '#contract/mail-content.ts'

/** A person's address as a mail names it; the address is lower-cased, the name is cleaned and may be empty. */
export interface MailAddress {
  name: string
  address: string
}

export interface ParsedAttachment {
  filename: string
  contentType: string
  size: number
  /** Without angle brackets, as `cid:` links write it. */
  contentId: string | undefined
  /** Shown inside the HTML body by a `cid:` link. */
  isInline: boolean
  content: Buffer
}

/** The rule of MAIL.md that made a mail automatic. */
export type AutomaticReason =
  | 'auto_submitted'
  | 'precedence'
  | 'list'
  | 'auto_response_suppress'
  | 'auto_reply_header'
  | 'null_return_path'
  | 'mailer_daemon'
  | 'delivery_status'
  | 'loop_header'
  | 'out_of_office'
  | 'monitoring'

/** What a monitoring system speaks of. */
export interface MonitoredProblem {
  /** The same for everything it says about one problem. */
  key: string
  state: 'troubled' | 'recovered'
}

/** An appointment, and which of the mail's attachments it was read from. */
export type ReadEvent = Omit<CalendarEvent, 'attachmentId'> & { attachmentIndex: number }

/** What a delivery report says about one recipient. */
export interface RecipientReport {
  kind: 'failed' | 'delayed'
  recipient: string | undefined
  /** The enhanced status code of RFC 3463, such as 5.1.1. */
  status: string | undefined
  diagnostic: string | undefined
}

/** What a delivery report says about one of our mails: the worst news first, and all of it in `reports`. */
export interface Bounce extends RecipientReport {
  reports: RecipientReport[]
  originalMessageId: string | undefined
}

/** One mail, read. Message identifiers are kept without angle brackets everywhere. */
export interface ParsedMail {
  subject: string
  from: MailAddress | undefined
  sender: MailAddress | undefined
  replyTo: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  /** Addresses it was delivered to by the envelope and by the headers that mail servers add. */
  deliveredTo: string[]
  date: Date | undefined
  messageId: string | undefined
  inReplyTo: string | undefined
  references: string[]
  bodyText: string
  /** As it came; never to be shown without `sanitizeMailHtml`. */
  bodyHtml: string | undefined
  /** The body text without quoted history and signature. */
  newText: string
  attachments: ParsedAttachment[]
  /** Lower-case names; values decoded, in one line, free of control characters. */
  headers: Map<string, string[]>
  automatic: AutomaticReason | undefined
  bounce: Bounce | undefined
  problem: MonitoredProblem | undefined
  calendar: ReadEvent[]
  /** What is known of its signature; undefined for a mail that is neither signed nor encrypted. */
  security: MailSecurity | undefined
  /** The language of the new text; undefined when it is too short to tell. */
  spoken: 'es' | 'en' | undefined
}

/** What the SMTP conversation, or whatever stood in its place, said about the mail. */
export interface MailEnvelope {
  /** Empty for the null return path of RFC 5321 section 4.5.5. */
  from: string | undefined
  to: string[]
  /** When it came, by which certificates are judged; absent: now. */
  receivedAt?: Date
}

export interface MailLimits {
  messageBytes: number
  headerBytes: number
  attachmentCount: number
  nestingLevels: number
  /** For a mail of less than a megabyte; each further megabyte adds a second. */
  milliseconds: number
}

export const defaultMailLimits: MailLimits = {
  messageBytes: 50 * 1024 * 1024,
  headerBytes: 1024 * 1024,
  attachmentCount: 200,
  nestingLevels: 100,
  milliseconds: 20_000,
}

/** A mail that cannot be read; the message says in one sentence why, for the quarantine list. */
export class UnreadableMailError extends Error {
  override name = 'UnreadableMailError'
}
