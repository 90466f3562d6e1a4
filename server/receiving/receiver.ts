import type { Ctx } from '../kernel/context.ts'
import { mailAccountsChannel } from '../mail-accounts/index.ts'
import { SharedFollowing } from '../platform/shared-following.ts'
import { InboxFollower } from './inbox-follower.ts'
import type { Source } from './schema.ts'
import { listSources } from './settings.ts'

/** Follows the mailboxes that no other process follows. */
export class Receiver extends SharedFollowing {
  constructor(ctx: Ctx, databaseUrl: string) {
    super({
      databaseUrl,
      name: 'mesa receiving',
      channel: mailAccountsChannel,
      log: ctx.services.log,
      trouble: 'the mailboxes could not be arranged; it is tried again',
      list: async () => {
        const sources = await listSources(ctx.db)
        return new Map(
          sources.map((source) => [
            `receiving:${source.account.inboxId}`,
            { version: versionOf(source), follow: () => new InboxFollower(ctx, source) },
          ]),
        )
      },
    })
  }
}

/** Changes when the mailbox must be opened anew. */
function versionOf({ account, settings }: Source): string {
  const { host, port, security, username, password, oauthConnectionId } = account
  const { folders, afterStoring, moveTo } = settings
  const sealed = password?.toString('base64')
  return JSON.stringify([host, port, security, username, sealed, oauthConnectionId, folders, afterStoring, moveTo])
}
