export const lifetimes = ['30', '90', '365', 'never'] as const
export type Lifetime = (typeof lifetimes)[number]

/** When a token made now ends; null for never. */
export function endOf(lifetime: Lifetime, now: Date): string | null {
  if (lifetime === 'never') return null
  return new Date(now.getTime() + Number(lifetime) * 86_400_000).toISOString()
}

export function hasEnded(expiresAt: string | null, now: Date): boolean {
  return expiresAt !== null && new Date(expiresAt) <= now
}
