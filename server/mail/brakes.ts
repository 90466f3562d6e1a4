/** A window of MAIL.md's brakes: at most so many automatic mails in so many minutes. */
interface Window {
  minutes: number
  perTicket: number
  perRecipient: number
}

const windows: readonly Window[] = [
  { minutes: 10, perTicket: 10, perRecipient: 30 },
  { minutes: 30, perTicket: 15, perRecipient: 60 },
  { minutes: 60, perTicket: 25, perRecipient: 120 },
  { minutes: 180, perTicket: 50, perRecipient: 240 },
  { minutes: 600, perTicket: 100, perRecipient: 360 },
]

/** How far back sendings matter. */
export const longestWindowMs = 600 * 60_000

/** Whether one more automatic mail to somebody about a ticket keeps within every window. */
export function mayWriteAutomatically(earlier: readonly { sentAt: Date; isThisTicket: boolean }[], now: Date): boolean {
  return windows.every(({ minutes, perTicket, perRecipient }) => {
    const since = now.getTime() - minutes * 60_000
    const recent = earlier.filter(({ sentAt }) => sentAt.getTime() > since)
    return recent.length < perRecipient && recent.filter(({ isThisTicket }) => isThisTicket).length < perTicket
  })
}
