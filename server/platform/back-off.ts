const firstMs = 1000
const longestMs = 5 * 60_000

/** How long to wait before trying again; `chance` (0 to 1) spreads those that failed together. */
export function retryDelayMs(failures: number, chance: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return Math.round(full / 2 + (full / 2) * chance)
}
