import { plainAddress } from './addresses.ts'
import { decodeHeader } from './decode-header.ts'
import { firstValue, readHeaderFields, splitHeaderBlock } from './header-fields.ts'
import type { RecipientReport } from './parsed-mail.ts'

const mostRecipients = 200

/** A message/delivery-status part of RFC 3464: what it says of each recipient, but for good news. */
export function readDeliveryStatus(content: string): RecipientReport[] {
  const blocks = content.slice(0, 500_000).split(/\r?\n(?:[ \t]*\r?\n)+/)
  return blocks.slice(0, mostRecipients).flatMap((block) => readRecipient(block) ?? [])
}

function readRecipient(block: string): RecipientReport | undefined {
  const fields = readHeaderFields(splitHeaderBlock(block.trimStart())).decoded
  const action = firstValue(fields, 'action')
    ?.toLowerCase()
    .match(/^[a-z]+/)?.[0]
  const status = firstValue(fields, 'status')?.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/)?.[0]
  const kind = kindOf(action, status)
  if (!kind) return undefined
  const diagnostic = firstValue(fields, 'diagnostic-code')
  const recipient = typedAddress(firstValue(fields, 'final-recipient') ?? firstValue(fields, 'original-recipient'))
  return { kind, recipient, status, diagnostic: diagnostic && withoutType(diagnostic).slice(0, 1000) }
}

/** RFC 3464 section 2.3.3: delivered, relayed and expanded are good news and no bounce. */
function kindOf(action: string | undefined, status: string | undefined): RecipientReport['kind'] | undefined {
  if (action === 'failed' || action === 'delayed') return action
  if (action !== undefined) return undefined
  if (status?.startsWith('5')) return 'failed'
  return status?.startsWith('4') ? 'delayed' : undefined
}

function typedAddress(value: string | undefined): string | undefined {
  return value === undefined ? undefined : plainAddress(withoutType(decodeHeader(value)))
}

function withoutType(value: string): string {
  return value.replace(/^[a-z0-9-]{1,40}\s?;\s*/i, '').trim()
}
