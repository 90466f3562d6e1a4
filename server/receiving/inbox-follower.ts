import type { Ctx } from '../kernel/context.ts'
import { tellAccountFails, tellAccountWorks } from '../mail-accounts/index.ts'
import { type FolderFault, FolderFollower } from './folder-follower.ts'
import type { Source } from './schema.ts'

/** Follows the folders of one mailbox, and says how the mailbox as a whole goes. */
export class InboxFollower {
  private readonly ctx: Ctx
  private readonly inboxId: string
  private readonly folders: FolderFollower[]
  private readonly faults = new Map<string, FolderFault | undefined>()
  private telling: Promise<void> = Promise.resolve()

  constructor(ctx: Ctx, source: Source) {
    this.ctx = ctx
    this.inboxId = source.account.inboxId
    this.folders = source.settings.folders.map(
      (folder) => new FolderFollower({ ctx, source, folder, onLook: (fault) => this.hear(folder, fault) }),
    )
  }

  nudge(): void {
    for (const folder of this.folders) folder.nudge()
  }

  async stop(): Promise<void> {
    await Promise.all(this.folders.map((folder) => folder.stop()))
    await this.telling
  }

  private hear(folder: string, fault: FolderFault | undefined): void {
    this.faults.set(folder, fault)
    this.telling = this.telling
      .then(() => this.tell(folder))
      .catch((error: unknown) => {
        this.ctx.services.log.warn(
          { err: error, inboxId: this.inboxId },
          'how a mailbox goes could not be written down',
        )
      })
  }

  private async tell(folder: string): Promise<void> {
    const fault = this.faults.get(folder) ?? [...this.faults.values()].find((one) => one !== undefined)
    if (fault !== undefined) await tellAccountFails(this.ctx, this.inboxId, 'receiving', fault)
    else if (this.faults.size === this.folders.length) await tellAccountWorks(this.ctx, this.inboxId, 'receiving')
  }
}
