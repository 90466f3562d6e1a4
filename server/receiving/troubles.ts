import { isRefusal } from './mailbox.ts'

const maxRefusals = 3
const maxLosses = 10

interface Trouble {
  refusals: number
  losses: number
  lastError: string
}

/**
 * Mails that a server does not hand over. Some answer with an error for good, some hang up each time: after so many
 * attempts the mail is held in quarantine, for the next ones not to wait for ever.
 */
export class Troubles {
  private readonly ofMail = new Map<number, Trouble>()

  note(uid: number, error: unknown): void {
    if (!isRefusal(error) && !isLoss(error)) return
    const trouble = this.ofMail.get(uid) ?? { refusals: 0, losses: 0, lastError: '' }
    if (isRefusal(error)) trouble.refusals += 1
    else trouble.losses += 1
    trouble.lastError = error instanceof Error ? error.message : String(error)
    this.ofMail.set(uid, trouble)
  }

  isHopeless(uid: number): boolean {
    const { refusals, losses } = this.ofMail.get(uid) ?? { refusals: 0, losses: 0 }
    return refusals >= maxRefusals || losses >= maxLosses
  }

  lastError(uid: number): string {
    return this.ofMail.get(uid)?.lastError ?? ''
  }

  /** UIDs have lost their meaning. */
  forget(): void {
    this.ofMail.clear()
  }
}

/** Errors of the connection to the mail server, not of our database or disk. */
function isLoss(error: unknown): boolean {
  const { code, cid, _connId } = error as Record<string, unknown>
  return cid !== undefined || _connId !== undefined || lossCodes.includes(String(code))
}

const lossCodes = ['NoConnection', 'EConnectionClosed', 'ETIMEOUT', 'DownloadIncomplete']
