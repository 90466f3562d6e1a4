import { expect, test } from 'vitest'
import { enhancedStatus, reasonOf } from './reasons.ts'

test.each([
  [550, '550 5.1.1 <eva@norte.example>: Recipient address rejected: User unknown', 'unknown_address'],
  [550, '550-5.1.1 The email account that you tried to reach does not exist. Please try', 'unknown_address'],
  [550, '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found', 'unknown_address'],
  [550, '550 No such user here', 'unknown_address'],
  [553, '553 sorry, that domain is not in my list', 'unknown_address'],
  [552, '552 5.2.2 Mailbox is full / over quota', 'mailbox_full'],
  [552, '552 quota exceeded', 'mailbox_full'],
  [452, '452 4.2.2 The email account that you tried to reach is over quota', 'mailbox_full'],
  [550, '550 5.2.1 The email account that you tried to reach is disabled', 'mailbox_off'],
  [552, '552 5.3.4 Message size exceeds fixed limit', 'too_large'],
  [552, '552 message is big', 'too_large'],
  [554, '554 5.7.1 Message rejected as spam by content scanning', 'refused'],
  [550, '550 5.7.26 Unauthenticated email from desk.example is not accepted due to its DMARC policy', 'refused'],
  [554, '554 Service unavailable; Client host [192.0.2.1] blocked using zen', 'refused'],
  [450, '450 4.2.0 <ana@norte.example>: Greylisted, see http://postgrey.example', 'asked_to_wait'],
  [451, '451 4.7.1 Please try again later', 'asked_to_wait'],
  [421, '421 Too many connections', 'asked_to_wait'],
  [undefined, '5.4.4 Host or domain name not found', 'unknown_domain'],
  [500, '500 what?', 'other'],
] as const)('%i %s means %s', (code, said, reason) => {
  expect(reasonOf(code, said)).toBe(reason)
})

test('a number that is no status is not taken for one', () => {
  expect(enhancedStatus('550 blocked 15.1.1.2')).toBeUndefined()
  expect(enhancedStatus('550 5.1.1 no')).toBe('5.1.1')
})
