import { AppError } from '../kernel/errors.ts'
import type { Services } from '../kernel/services.ts'
import { readSigned, sign } from '../kernel/signatures.ts'

/** The link that asks for a rating. Whoever holds it may rate this one ticket, and nothing else. */
export function ratingLinkToken(services: Services, ticketId: string): string {
  return sign(ticketId, services.key('rating-link'))
}

export function ticketOfLink(services: Services, token: string): string {
  const ticketId = readSigned(token, services.key('rating-link'))
  if (ticketId === undefined) throw new AppError('link_expired', 'This link is not whole; open it from the mail again')
  return ticketId
}
