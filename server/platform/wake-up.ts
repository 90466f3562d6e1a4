/** A pause that others can end; a call that comes before the pause is not forgotten. */
export class WakeUp {
  private isCalled = false
  private end: (() => void) | undefined

  call(): void {
    this.isCalled = true
    this.end?.()
  }

  async pause(ms: number): Promise<void> {
    if (!this.isCalled) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms)
      this.end = resolve
      await promise
      clearTimeout(timer)
    }
    this.isCalled = false
    this.end = undefined
  }
}
