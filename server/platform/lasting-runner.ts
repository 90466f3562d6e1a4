import { setTimeout as delay } from 'node:timers/promises'
import type { Runner as WholeRunner } from 'graphile-worker'
import type { Log } from '../kernel/services.ts'

const againMs = 2000

type Runner = Pick<WholeRunner, 'promise' | 'stop'>

/** A runner of jobs gives up when PostgreSQL goes away at the wrong moment; then another one begins. */
export class LastingRunner {
  private readonly log: Log
  private readonly begin: () => Promise<Runner>
  private readonly stopping = new AbortController()
  private runner: Runner | undefined
  private ended: Promise<void> = Promise.resolve()

  constructor(log: Log, begin: () => Promise<Runner>) {
    this.log = log
    this.begin = begin
  }

  async start(): Promise<void> {
    this.runner = await this.begin()
    this.ended = this.follow(this.runner)
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    // Refused by one that stops by itself just now.
    await this.runner?.stop().catch(() => undefined)
    await this.ended
  }

  private async follow(first: Runner): Promise<void> {
    let runner: Runner | undefined = first
    while (runner !== undefined) {
      await runner.promise.catch((error: unknown) =>
        this.log.error({ err: error }, 'the jobs stopped; they begin again'),
      )
      runner = await this.beginAgain()
      this.runner = runner
    }
  }

  private async beginAgain(): Promise<Runner | undefined> {
    while (!this.stopping.signal.aborted) {
      await delay(againMs, undefined, { signal: this.stopping.signal }).catch(() => undefined)
      try {
        const runner = await this.begin()
        if (!this.stopping.signal.aborted) return runner
        await runner.stop()
      } catch (error) {
        this.log.warn({ err: error }, 'the jobs could not begin again; they try on')
      }
    }
    return undefined
  }
}
