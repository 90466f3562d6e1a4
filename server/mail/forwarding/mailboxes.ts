import type { Recipients } from '../../tickets/index.ts'

/** Addresses without names, each once. */
export function mailboxes(addresses: string[]): Recipients['to'] {
  return [...new Set(addresses)].map((address) => ({ name: '', address }))
}
