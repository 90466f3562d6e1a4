/** 0 to 100; a disk without any size is empty. */
export function percentOf(used: number, total: number): number {
  return total <= 0 ? 0 : Math.min(100, (used / total) * 100)
}
