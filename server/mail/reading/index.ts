export { loopHeader } from './automatic.ts'
export { type ForwardedMail, isForwardSubject, readForwarded } from './forwarded.ts'
export { closeMailReader, readMail } from './mail-reader.ts'
export {
  type AutomaticReason,
  type Bounce,
  defaultMailLimits,
  type MailAddress,
  type MonitoredProblem,
  type ParsedAttachment,
  type ParsedMail,
  type RecipientReport,
  UnreadableMailError,
} from './parsed-mail.ts'
export {
  agentOfAddress,
  parseAgentAddress,
  readMessageId,
  readReplyAddress,
  signAgentAddress,
  signMessageId,
  signReplyAddress,
} from './signed-addresses.ts'
export { bareSubject, subjectHook, subjectKind } from './subjects.ts'
export {
  decideThread,
  type KnownMessage,
  type ThreadDecision,
  type ThreadEvidence,
  type ThreadTicket,
} from './threading.ts'
