import type { MailOutcome } from '#contract/mail.ts'
import type { CalendarEvent, MailSecurity } from '#contract/mail-content.ts'
import type { AutomaticReason, Bounce, MonitoredProblem } from '#server/mail/reading/index.ts'

/**
 * What Mesa must read out of one mail of the corpus; what is not named must be absent (but a language is
 * only claimed for Spanish and English).
 */
export interface ExpectedMail {
  subject: string
  /** Name and address, or the address alone. */
  from?: string
  newText: string
  /** File names; those shown inside the HTML say so. */
  attachments?: string[]
  automatic?: AutomaticReason
  bounce?: Partial<Bounce>
  inReplyTo?: string
  /** What monitoring says of a problem. */
  problem?: MonitoredProblem['state']
  spoken?: 'es' | 'en'
  calendar?: Partial<CalendarEvent>[]
  security?: Partial<MailSecurity>
  /** The mail of the corpus whose ticket it joins: monitoring speaks of the same problem. */
  joins?: string
  /** Absent: a reply joins the ticket it answers, anything else opens one. */
  outcome?: MailOutcome
}
