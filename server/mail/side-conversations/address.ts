import type { Services } from '../../kernel/services.ts'
import { readReplyAddress, signReplyAddress } from '../reading/index.ts'

type Keys = Pick<Services, 'key'>

/** Where answers in a side conversation go. Its key is its own: an address of the ticket never leads here, nor back. */
export function sideAddress(services: Keys, inboxAddress: string, number: number): string {
  return signReplyAddress(inboxAddress, number, services.key('side-address'))
}

/** The number of the side conversation that one of these addresses belongs to. */
export function sideNumberIn(services: Keys, addresses: string[]): number | undefined {
  const secret = services.key('side-address')
  for (const address of addresses) {
    const read = readReplyAddress(address, secret)
    if (read !== undefined) return read.ticket
  }
  return undefined
}
