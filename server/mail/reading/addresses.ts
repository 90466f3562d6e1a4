import { parseAddressHeader } from 'mailparser'
import { cleanLine } from '../../texts/index.ts'
import type { MailAddress } from './parsed-mail.ts'

const longestAddress = 320
const longestName = 200
const mostAddresses = 1000

/** Addresses of RFC 5322 section 3.4, groups flattened, each address once; what is no address is left out. */
export function parseAddresses(values: string[] | undefined): MailAddress[] {
  if (!values) return []
  const found = new Map<string, MailAddress>()
  const { value } = parseAddressHeader(values, { flatten: true, decodePunycode: false })
  for (const entry of value.slice(0, mostAddresses)) {
    const address = plainAddress(entry.address ?? '')
    if (address && !found.has(address)) found.set(address, { name: plainName(entry.name, address), address })
  }
  return [...found.values()]
}

/** Lower-cased and without angle brackets; undefined when it is no address. */
export function plainAddress(address: string): string | undefined {
  const plain = cleanLine(address).replace(/^<|>$/g, '').toLowerCase()
  return plain.length <= longestAddress && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(plain) ? plain : undefined
}

function plainName(name: string, address: string): string {
  const plain = cleanLine(name)
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestName)
  return plain.toLowerCase() === address ? '' : plain.toWellFormed()
}
