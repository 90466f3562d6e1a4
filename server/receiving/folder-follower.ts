import type { ImapFlow } from 'imapflow'
import type { Ctx } from '../kernel/context.ts'
import { faultOf, imapClient, MailServerError, signInOf } from '../mail-accounts/index.ts'
import { retryDelayMs } from '../platform/back-off.ts'
import { WakeUp } from '../platform/wake-up.ts'
import { CursorLostError } from './cursors.ts'
import { inFolder } from './mailbox.ts'
import type { Source } from './schema.ts'
import { syncFolder } from './sync-folder.ts'
import { tidyFolder } from './tidy-folder.ts'
import { Troubles } from './troubles.ts'

/** Beneath the server's own word that there is something new. */
const pollMs = 60_000

export type FolderFault = ReturnType<typeof faultOf>

interface Options {
  ctx: Ctx
  source: Source
  folder: string
  /** Called after every look into the folder: whether it worked. */
  onLook(fault: FolderFault | undefined): void
}

/** Follows one folder over one connection, and opens another when it breaks. */
export class FolderFollower {
  private readonly options: Options
  private readonly troubles = new Troubles()
  private readonly wakeUp = new WakeUp()
  private readonly stopping = new AbortController()
  private readonly ended: Promise<void>
  private client: ImapFlow | undefined
  private failures = 0

  constructor(options: Options) {
    this.options = options
    this.ended = this.follow()
  }

  /** Looks again at once, without waiting for the time after a failure. */
  nudge(): void {
    if (this.failures > 0) this.wakeUp.call()
  }

  /** Breaks off at once; ended when nothing is written any more. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.wakeUp.call()
    this.client?.close()
    await this.ended
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      const error = await this.connectAndListen().catch((thrown: unknown) => thrown)
      if (signal.aborted) return
      this.failures += 1
      // Somebody else was faster; the cursor says where to go on.
      if (!(error instanceof CursorLostError)) this.options.onLook(faultOf(error, 'receiving'))
      await this.wakeUp.pause(retryDelayMs(this.failures, Math.random()))
    }
  }

  /** Never ends but by throwing, or when it is stopped. */
  private async connectAndListen(): Promise<void> {
    const { ctx, source } = this.options
    const client = imapClient(source.account, await signInOf(ctx, source.account))
    this.client = client
    const lost = lossOf(client)
    try {
      if (!this.stopping.signal.aborted) await client.connect()
      client.on('exists', () => this.wakeUp.call())
      for (;;) {
        const fault = await this.look(client)
        if (this.stopping.signal.aborted) return
        this.failures = 0
        this.options.onLook(fault)
        await Promise.race([lost, this.wakeUp.pause(pollMs)])
        if (this.stopping.signal.aborted) return
      }
    } finally {
      client.close()
    }
  }

  /** Fetches what is new. What cannot be tidied away is a fault, but holds up no mail. */
  private async look(client: ImapFlow): Promise<FolderFault | undefined> {
    const { ctx, source, folder } = this.options
    const { troubles } = this
    const place = { inboxId: source.account.inboxId, folder }
    const readOnly = source.settings.afterStoring === 'nothing'
    return inFolder(client, folder, { readOnly }, async () => {
      // Opened anew each time: only so is a change of UIDVALIDITY noticed on a connection that stays open.
      const mailbox = await client.mailboxOpen(folder, { readOnly })
      const sync = { client, place, troubles, signal: this.stopping.signal }
      const cursor = await syncFolder(ctx, sync, mailbox)
      if (this.stopping.signal.aborted) return undefined
      try {
        await tidyFolder(ctx, client, place, cursor, source.settings)
        return undefined
      } catch (error) {
        if (!(error instanceof MailServerError)) throw error
        return faultOf(error, 'folder')
      }
    })
  }
}

/** Rejects when the connection ends, for whatever reason. */
function lossOf(client: ImapFlow): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  client.on('error', reject)
  client.on('close', () =>
    reject(new MailServerError('connection', client.byeReason ?? 'The server ended the connection')),
  )
  // Waited for only while nothing else is asked of the server.
  promise.catch(() => undefined)
  return promise
}
