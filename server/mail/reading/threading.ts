import { bareSubject } from './subjects.ts'

export type ThreadReason = 'signed_address' | 'own_message_id' | 'known_message_id' | 'subject_hook'

/** What must be known of a ticket that some evidence names. */
export interface ThreadTicket {
  participants: string[]
  subject: string
  /** Mail domains of the ticket's organization; never those of public mail providers. */
  organizationDomains: string[]
  closedForTooLong: boolean
}

/** Everything a mail says about the ticket it belongs to; merged tickets are already replaced by their targets. */
export interface ThreadEvidence {
  signedTicket: number | undefined
  ownMessageIdTicket: number | undefined
  knownMessage: KnownMessage | undefined
  hookTicket: number | undefined
  sender: string
  subject: string
  tickets: Map<number, ThreadTicket>
}

/** The stored message that In-Reply-To or References name. */
export interface KnownMessage {
  ticket: number
  subject: string
  /** Its To and Cc. */
  recipients: string[]
  byParticipant: boolean
}

export type ThreadDecision =
  | { kind: 'join'; ticket: number; reason: ThreadReason }
  | { kind: 'new'; why: 'no_match' | 'stranger' | 'other_subject' | 'closed_too_long'; related?: number }

interface Match {
  ticket: number
  facts: ThreadTicket
  reason: ThreadReason
}

/** Which ticket a mail belongs to, in the order of MAIL.md. The first evidence that names a living ticket decides. */
export function decideThread(evidence: ThreadEvidence): ThreadDecision {
  const match = findMatch(evidence)
  if (!match) return { kind: 'new', why: 'no_match' }
  const { ticket, reason } = match
  if (!mayWrite(match, evidence)) return { kind: 'new', why: 'stranger', related: ticket }
  if (reason === 'known_message_id' && isOtherSubject(match, evidence)) {
    return { kind: 'new', why: 'other_subject', related: ticket }
  }
  if (match.facts.closedForTooLong) return { kind: 'new', why: 'closed_too_long', related: ticket }
  return { kind: 'join', ticket, reason }
}

function findMatch(evidence: ThreadEvidence): Match | undefined {
  const named: [number | undefined, ThreadReason][] = [
    [evidence.signedTicket, 'signed_address'],
    [evidence.ownMessageIdTicket, 'own_message_id'],
    [evidence.knownMessage?.ticket, 'known_message_id'],
    [evidence.hookTicket, 'subject_hook'],
  ]
  for (const [ticket, reason] of named) {
    const facts = ticket === undefined ? undefined : evidence.tickets.get(ticket)
    if (ticket !== undefined && facts) return { ticket, facts, reason }
  }
  return undefined
}

function mayWrite({ ticket, facts, reason }: Match, { sender, knownMessage }: ThreadEvidence): boolean {
  if (reason === 'signed_address' || includesAddress(facts.participants, sender)) return true
  // Anybody can type a hook, so it proves nothing about people who are not on the ticket yet.
  if (reason === 'subject_hook') return false
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  if (sender.includes('@') && includesAddress(facts.organizationDomains, domain)) return true
  const wasAddressed = knownMessage?.ticket === ticket && includesAddress(knownMessage.recipients, sender)
  return wasAddressed && knownMessage.byParticipant
}

/** People reuse an old mail to start something new: then no word of the subject is left. */
function isOtherSubject({ ticket, facts }: Match, { subject, knownMessage, hookTicket }: ThreadEvidence): boolean {
  if (hookTicket === ticket) return false
  const known = [knownMessage?.subject ?? '', facts.subject]
  return !known.some((other) => sharesSubject(subject, other))
}

function sharesSubject(one: string, other: string): boolean {
  const [left, right] = [bareSubject(one).toLowerCase(), bareSubject(other).toLowerCase()]
  if (left === '' || right === '' || left.includes(right) || right.includes(left)) return true
  const words = subjectWords(right)
  return [...subjectWords(left)].some((word) => words.has(word))
}

function subjectWords(subject: string): Set<string> {
  const plain = subject.normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => (word.length > 3 || /\p{N}/u.test(word)) && !commonWords.has(word)))
}

// Words of four letters and more that say nothing of the matter.
const commonWords = new Set(
  `para sobre desde como este esta esto estos estas pero cuando donde hasta entre todo toda todos muy mas porque
  with from about that this these those your have when where what which there their been will into
  com uma pelo pela mais avec dans pour votre nous vous nicht eine einen oder auch della dello sono anche`.split(/\s+/),
)

function includesAddress(addresses: string[], address: string): boolean {
  const wanted = address.toLowerCase()
  return addresses.some((known) => known.toLowerCase() === wanted)
}
