import { createHmac, timingSafeEqual } from 'node:crypto'

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'
const tagLength = 16

/** `inbox+t<number>.<tag>@domain`; the tag is lower-case base32, for mail servers that fold the local part's case. */
export function signReplyAddress(inboxAddress: string, ticket: number, secret: Buffer): string {
  const inbox = inboxAddress.toLowerCase()
  const at = inbox.lastIndexOf('@')
  return `${inbox.slice(0, at)}+t${ticket}.${replyTag(inbox, ticket, secret)}${inbox.slice(at)}`
}

/** The inbox and ticket of a signed reply address; a wrong tag is no match. */
export function readReplyAddress(address: string, secret: Buffer): { inbox: string; ticket: number } | undefined {
  const found = /^([^\s@]{1,200})\+t([1-9]\d{0,14})\.([a-z2-7]{16})@([^\s@]{1,255})$/.exec(address.trim().toLowerCase())
  if (!found) return undefined
  const [, local, number, tag = '', domain] = found
  const inbox = `${local}@${domain}`
  const ticket = Number(number)
  return isSameTag(tag, replyTag(inbox, ticket, secret)) ? { inbox, ticket } : undefined
}

/** `inbox+a<number>.<tag>@domain`: by whom an agent's answer to a notification is for a ticket. */
export interface AgentAddress {
  inbox: string
  ticket: number
  tag: string
}

/** The address that one agent answers a ticket's notifications to; the tag holds for both. */
export function signAgentAddress(inboxAddress: string, ticket: number, agentId: string, secret: Buffer): string {
  const inbox = inboxAddress.toLowerCase()
  const at = inbox.lastIndexOf('@')
  return `${inbox.slice(0, at)}+a${ticket}.${agentTag(inbox, ticket, agentId, secret)}${inbox.slice(at)}`
}

export function parseAgentAddress(address: string): AgentAddress | undefined {
  const found = /^([^\s@]{1,200})\+a([1-9]\d{0,14})\.([a-z2-7]{16})@([^\s@]{1,255})$/.exec(address.trim().toLowerCase())
  if (!found) return undefined
  const [, local, number, tag = '', domain] = found
  return { inbox: `${local}@${domain}`, ticket: Number(number), tag }
}

/** Whose address it is, among these; a wrong tag is nobody's. */
export function agentOfAddress(
  { inbox, ticket, tag }: AgentAddress,
  agentIds: readonly string[],
  secret: Buffer,
): string | undefined {
  return agentIds.find((id) => isSameTag(tag, agentTag(inbox, ticket, id, secret)))
}

/** A Message-ID (without angle brackets) that names its ticket and cannot be forged. */
export function signMessageId(ticket: number, unique: string, domain: string, secret: Buffer): string {
  const part =
    unique
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 100) || 'm'
  const host = domain.toLowerCase()
  return `t${ticket}.${part}.${messageTag(ticket, part, host, secret)}@${host}`
}

/** The ticket of one of our own Message-IDs, with or without angle brackets. */
export function readMessageId(id: string, secret: Buffer): number | undefined {
  const plain = id.trim().replace(/^<|>$/g, '').toLowerCase()
  const found = /^t([1-9]\d{0,14})\.([a-z0-9-]{1,100})\.([a-z2-7]{16})@([^\s@]{1,255})$/.exec(plain)
  if (!found) return undefined
  const [, number, part = '', tag = '', host = ''] = found
  const ticket = Number(number)
  return isSameTag(tag, messageTag(ticket, part, host, secret)) ? ticket : undefined
}

// The first words keep a tag of one kind from being valid as the other.
function replyTag(inbox: string, ticket: number, secret: Buffer): string {
  return tagOf(`reply-address\n${inbox}\n${ticket}`, secret)
}

function agentTag(inbox: string, ticket: number, agentId: string, secret: Buffer): string {
  return tagOf(`agent-address\n${inbox}\n${ticket}\n${agentId}`, secret)
}

function messageTag(ticket: number, part: string, host: string, secret: Buffer): string {
  return tagOf(`message-id\n${ticket}\n${part}\n${host}`, secret)
}

/** HMAC-SHA256 (RFC 2104), the first 80 bits: enough, since each guess costs a mail. */
function tagOf(text: string, secret: Buffer): string {
  const digest = createHmac('sha256', secret).update(text).digest()
  let tag = ''
  for (const byte of digest.subarray(0, tagLength)) tag += base32[byte & 31]
  return tag
}

function isSameTag(given: string, expected: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(expected)
  return left.length === right.length && timingSafeEqual(left, right)
}
