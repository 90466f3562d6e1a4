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

export function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
}
