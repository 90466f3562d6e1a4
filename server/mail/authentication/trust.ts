import { mailAuthentication } from '#contract/mail-authentication.ts'
import type { ReceivedMailRow } from '../schema.ts'

type Proof = Pick<ReceivedMailRow, 'authentication' | 'deliveredBy' | 'isMuted'>

/** The domain in From says that the mail is not its own. Such a mail brings nobody new into a ticket. */
export function isForged({ authentication, isMuted }: Proof): boolean {
  return !isMuted && authentication !== null && mailAuthentication.parse(authentication).verdict === 'fail'
}

/** It is proven to come from its sender, so that it may speak for an agent. */
export function isProven({ authentication, deliveredBy }: Proof, senderId: string): boolean {
  if (deliveredBy === senderId) return true
  return authentication !== null && mailAuthentication.parse(authentication).verdict === 'pass'
}

/** What must be said beside its sender's name. */
export function isUnverified(proof: Proof, author: { id: string; role: string }): boolean {
  if (proof.isMuted) return false
  return isForged(proof) || (author.role !== 'requester' && !isProven(proof, author.id))
}
