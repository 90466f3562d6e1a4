/** As addresses are kept and compared. */
export function normalAddress(address: string): string {
  return address.trim().toLowerCase()
}

/** The domain of an address and those above it, nearest first: `a.b.org`, `b.org`, `org`. */
export function domainsOf(address: string): string[] {
  const labels = normalAddress(address)
    .slice(address.trim().lastIndexOf('@') + 1)
    .split('.')
  return labels.map((_, index) => labels.slice(index).join('.')).filter((domain) => domain !== '')
}
