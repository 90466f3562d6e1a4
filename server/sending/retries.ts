const minute = 60_000

/** RFC 5321 section 4.5.4.1: soon at first, for those who greylist; then every few hours, for four to five days. */
const pauses = [1, 3, 5, 10, 20, 30, 60, 120, 180, 240] as const
/** MAIL.md: three days, so that whoever wrote learns of it while it still matters. */
const triedForMs = 3 * 24 * 60 * minute

/** When a mail is tried again that could not leave yet; undefined when it has been tried for long enough. */
export function nextTryAt(attempts: number, triedSince: Date, now: Date): Date | undefined {
  const pause = pauses[Math.min(Math.max(attempts, 1), pauses.length) - 1] ?? 1
  const last = triedSince.getTime() + triedForMs
  if (now.getTime() >= last) return undefined
  return new Date(Math.min(now.getTime() + pause * minute, last))
}
