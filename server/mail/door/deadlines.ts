/** A conversation that brings no mail in this time is ended: the timeout between bytes alone lets slow ones stay. */
export interface DeadlineLimits {
  talkMs: number
  /** From the beginning of a mail's text to its end. */
  dataMs: number
}

export const defaultDeadlines: DeadlineLimits = { talkMs: 2 * 60_000, dataMs: 15 * 60_000 }

/** One timer for each conversation. */
export class Deadlines {
  private readonly limits: DeadlineLimits
  private readonly onOver: (id: string) => void
  private readonly timers = new Map<string, NodeJS.Timeout>()

  constructor(limits: DeadlineLimits, onOver: (id: string) => void) {
    this.limits = limits
    this.onOver = onOver
  }

  /** Talking begins, or begins anew after a mail. */
  talk(id: string): void {
    this.set(id, this.limits.talkMs)
  }

  data(id: string): void {
    this.set(id, this.limits.dataMs)
  }

  end(id: string): void {
    clearTimeout(this.timers.get(id))
    this.timers.delete(id)
  }

  private set(id: string, ms: number): void {
    this.end(id)
    this.timers.set(id, setTimeout(() => this.onOver(id), ms).unref())
  }
}
