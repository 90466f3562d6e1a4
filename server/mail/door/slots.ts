import { reply } from './replies.ts'

/** At most so many at once, the rest in a line; whoever would wait too long is told to come again. */
export class Slots {
  private readonly waiting: (() => void)[] = []
  private readonly longestLine: number
  private free: number

  constructor(count: number, longestLine: number) {
    this.free = count
    this.longestLine = longestLine
  }

  async use<T>(act: () => Promise<T>): Promise<T> {
    await this.take()
    try {
      return await act()
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.free += 1
      else next()
    }
  }

  private async take(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1
      return
    }
    if (this.waiting.length >= this.longestLine) throw reply(451, '4.3.2 Too much mail at once; try again later')
    await new Promise<void>((resolve) => this.waiting.push(resolve))
  }
}
