export { loopHeader } from './automatic.ts'
export { closeMailReader, readMail } from './mail-reader.ts'
export {
  type AutomaticReason,
  type Bounce,
  defaultMailLimits,
  type MailAddress,
  type ParsedAttachment,
  type ParsedMail,
  UnreadableMailError,
} from './parsed-mail.ts'
export { readMessageId, readReplyAddress, signMessageId, signReplyAddress } from './signed-addresses.ts'
export { bareSubject, subjectHook, subjectKind } from './subjects.ts'
export {
  decideThread,
  type KnownMessage,
  type ThreadDecision,
  type ThreadEvidence,
  type ThreadTicket,
} from './threading.ts'
