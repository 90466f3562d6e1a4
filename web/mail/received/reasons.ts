/** Reasons of the server that have words; a new one is shown as it is until it gets some. */
const mailReasons = [
  'no_match',
  'stranger',
  'other_subject',
  'closed_too_long',
  'signed_address',
  'own_message_id',
  'known_message_id',
  'subject_hook',
  'same_problem',
  'forwarded',
  'on_ticket_already',
  'unreadable',
  'failed',
  'from_own_address',
  'loop',
  'bounce_recorded',
  'by_hand',
  'unknown_sender',
  'too_large',
  'unfetchable',
  'import',
  'too_many_automatic',
  'ended_reader',
  'agent_answer',
  'agent_in_doubt',
  'agent_told_directly',
  'agent_automatic',
  'not_allowed',
  'not_verified',
  'other_agent',
  'ignored_sender',
  'filter',
  'retried',
] as const
type MailReason = (typeof mailReasons)[number]

export function isMailReason(reason: string): reason is MailReason {
  return (mailReasons as readonly string[]).includes(reason)
}
