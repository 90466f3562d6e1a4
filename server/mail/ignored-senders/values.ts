/** Under which entries of the list a sender falls: the address, its domain and the domains above that. */
export function valuesOf(address: string): string[] {
  const whole = address.trim().toLowerCase()
  const labels = whole.slice(whole.lastIndexOf('@') + 1).split('.')
  // A top-level domain alone is never ignored.
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return whole.includes('@') ? [whole, ...domains] : []
}

export function domainOf(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .slice(address.trim().lastIndexOf('@') + 1)
}
