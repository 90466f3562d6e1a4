import { reply } from './replies.ts'

export interface CallerLimits {
  /** Conversations at once, of all clients together. */
  clients: number
  /** At once from one address. */
  perAddress: number
  /** Mails from one address in a minute. */
  mailsPerMinute: number
}

export const defaultCallerLimits: CallerLimits = { clients: 200, perAddress: 10, mailsPerMinute: 120 }

const minute = 60_000

export interface Caller {
  id: string
  ip: string
  /** One of our own mail servers, which speaks for many. */
  isRelay: boolean
}

/** Who is talking to the door: nobody holds so many lines, or mails so fast, that others are kept out. */
export class Callers {
  private readonly limits: CallerLimits
  private readonly now: () => number
  private readonly talking = new Map<string, Caller>()
  private mails = new Map<string, number>()
  private minuteBegan = 0

  constructor(limits: CallerLimits, now: () => number) {
    this.limits = limits
    this.now = now
  }

  /** RFC 5321 section 3.8: 421 and the line is closed. Some lines stay free for our own mail servers. */
  enter(caller: Caller): void {
    const strangers = [...this.talking.values()].filter(({ isRelay }) => !isRelay)
    if (!caller.isRelay) {
      if (strangers.length >= this.limits.clients * 0.8) throw reply(421, '4.3.2 All lines are busy; try again later')
      const own = strangers.filter(({ ip }) => ip === caller.ip)
      if (own.length >= this.limits.perAddress) throw reply(421, '4.7.0 Too many connections from your address')
    }
    this.talking.set(caller.id, caller)
  }

  leave(id: string): void {
    this.talking.delete(id)
  }

  countMail(ip: string): void {
    if (this.now() - this.minuteBegan >= minute) {
      this.minuteBegan = this.now()
      this.mails = new Map()
    }
    const count = (this.mails.get(ip) ?? 0) + 1
    this.mails.set(ip, count)
    if (count > this.limits.mailsPerMinute) throw reply(450, '4.7.0 Too many mails from your address; come again later')
  }
}
