/**
 * The inbox addresses that an address may stand for: itself, and without its tag, as `support+anything@` is
 * delivered to `support@` (RFC 5233, subaddressing).
 */
export function inboxAddressesOf(address: string): string[] {
  const whole = address.trim().toLowerCase()
  const at = whole.lastIndexOf('@')
  const plus = whole.indexOf('+')
  return plus > 0 && plus < at ? [whole, whole.slice(0, plus) + whole.slice(at)] : [whole]
}

/** Whether some of these is in a domain that mail can come to from outside; `support@localhost` waits for a real one. */
export function areReachable(addresses: readonly string[]): boolean {
  return addresses.some((address) => /\.[a-z][a-z0-9-]*$/.test(domainOf(address)) && !/\.local(?:host)?$/.test(address))
}

export function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
}
