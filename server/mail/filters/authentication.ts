import { z } from 'zod'

const result = z.string().max(40).nullish().catch(undefined)
const checked = z.object({ spf: result, dkim: result, dmarc: result })

export interface Authentication {
  spf: string | null
  dkim: string | null
  dmarc: string | null
}

/** What the door found out about the sender (RFC 8601 results); undefined where nobody looked. */
export function authenticationOf(row: object): Authentication | undefined {
  const read = checked.safeParse('authentication' in row ? row.authentication : undefined)
  if (!read.success) return undefined
  const { spf, dkim, dmarc } = read.data
  return { spf: spf ?? null, dkim: dkim ?? null, dmarc: dmarc ?? null }
}
