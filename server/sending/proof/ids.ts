import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Services } from '../../kernel/services.ts'

/** The Message-ID of a proof's mail; signed, so that no other mail is taken for one. */
export function signProofId(services: Pick<Services, 'key'>, id: string, domain: string): string {
  return `proof.${id}.${tagOf(services, id)}@${domain}`
}

/** The proof that a Message-ID (without angle brackets) names; undefined for any other. */
export function readProofId(services: Pick<Services, 'key'>, messageId: string): string | undefined {
  const [, id, tag] = /^proof\.([0-9a-f-]{36})\.([0-9a-f]{32})@/.exec(messageId.toLowerCase()) ?? []
  if (id === undefined || tag === undefined) return undefined
  return timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(services, id))) ? id : undefined
}

function tagOf(services: Pick<Services, 'key'>, id: string): string {
  return createHmac('sha256', services.key('inbox-proof')).update(id).digest('hex').slice(0, 32)
}
