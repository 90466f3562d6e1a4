import type { Ctx } from '../../kernel/context.ts'
import { retryDelayMs } from '../../platform/back-off.ts'
import { WakeUp } from '../../platform/wake-up.ts'
import { noteSession } from '../links/sessions.ts'
import { ringFor } from '../nodes/ring.ts'
import { forgetNode, writeNames, writeState } from '../nodes/write.ts'
import { type Control, openControl } from '../protocol/control.ts'
import { readEvent } from '../protocol/events.ts'
import { beatEveryMs, type ServerRow } from '../schema.ts'
import { signInOf } from '../settings.ts'
import { catchUp, refreshNodes } from './refresh.ts'
import { tellAlive, tellConnected, tellFails } from './tell-state.ts'

/** Beneath what the server says by itself. */
const refreshMs = 10 * 60_000
/** Pages are told of changes together. */
const gatherMs = 500
/** What only a person can put right is tried rarely: accounts are locked by signing in wrongly again and again. */
const tiresome: readonly string[] = ['wrong_credentials', 'code_needed', 'too_old', 'version_unknown', 'refused']
const manyFailures = 20

/** Keeps one connection to the server, writes down what it says of its devices, and opens another when it breaks. */
export class MeshFollower {
  private readonly ctx: Ctx
  private readonly server: ServerRow
  private readonly wakeUp = new WakeUp()
  private readonly stopping = new AbortController()
  private readonly ended: Promise<void>
  private control: Control | undefined
  private failures = 0
  private gathered: (string | null)[] = []
  private gathering: NodeJS.Timeout | undefined

  constructor(ctx: Ctx, server: ServerRow) {
    this.ctx = ctx
    this.server = server
    this.ended = this.follow()
  }

  /** Ended when nothing is written any more. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.wakeUp.call()
    this.control?.close()
    await this.ended
    await this.control?.settle()
    clearTimeout(this.gathering)
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      const error = await this.connectAndListen().catch((thrown: unknown) => thrown)
      if (signal.aborted) return
      this.failures += 1
      const fault = await this.tellOf(error)
      await this.wakeUp.pause(retryDelayMs(tiresome.includes(fault) ? manyFailures : this.failures, Math.random()))
    }
  }

  private async tellOf(error: unknown): Promise<string> {
    try {
      return await tellFails(this.ctx, this.server, error)
    } catch (thrown) {
      this.ctx.services.log.warn({ err: thrown }, 'how MeshCentral goes could not be written down')
      return ''
    }
  }

  /** Never ends but by throwing, or when it is stopped. */
  private async connectAndListen(): Promise<void> {
    const { ctx, server } = this
    const { signal } = this.stopping
    const control = await openControl(signInOf(ctx, server), { outside: ctx.services.outside, signal })
    this.control = control
    const beat = setInterval(() => this.beat(), beatEveryMs)
    try {
      control.onEvent = (event) => this.hear(event)
      const lost = control.ended.then((why) => {
        throw why
      })
      // Waited for only while nothing else is asked of the server.
      lost.catch(() => undefined)
      this.gather(await refreshNodes(ctx, control))
      await tellConnected(ctx, server, control.version)
      for (;;) {
        await catchUp(ctx, control)
        this.failures = 0
        await Promise.race([lost, this.wakeUp.pause(refreshMs)])
        if (signal.aborted) return
        this.gather(await refreshNodes(ctx, control))
      }
    } finally {
      clearInterval(beat)
      control.close()
    }
  }

  private beat(): void {
    tellAlive(this.ctx, this.server).catch((error: unknown) => this.control?.close(error))
  }

  private async hear(event: unknown): Promise<void> {
    const news = readEvent(event)
    switch (news?.what) {
      case 'state':
        return this.gather(await writeState(this.ctx, news))
      case 'node':
        return this.gather(await writeNames(this.ctx, news.node))
      case 'gone':
        return this.gather(await forgetNode(this.ctx, news.nodeId))
      case 'list':
        return this.wakeUp.call()
      case 'session':
        return noteSession(this.ctx, { ...news, at: undefined })
      case undefined:
        return
    }
  }

  private gather(touched: readonly (string | null)[]): void {
    if (touched.length === 0) return
    this.gathered.push(...touched)
    this.gathering ??= setTimeout(() => {
      const devices = this.gathered
      this.gathered = []
      this.gathering = undefined
      ringFor(this.ctx.db, devices).catch((error: unknown) => {
        this.ctx.services.log.warn({ err: error }, 'pages could not be told of machines in MeshCentral')
      })
    }, gatherMs)
  }
}
