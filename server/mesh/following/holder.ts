import type { Ctx } from '../../kernel/context.ts'
import { SharedFollowing } from '../../platform/shared-following.ts'
import { meshChannel } from '../schema.ts'
import { findServer } from '../settings.ts'
import { MeshFollower } from './follower.ts'

/** Sees to it that one process among all follows the MeshCentral server. */
export class MeshHolder extends SharedFollowing {
  constructor(ctx: Ctx, databaseUrl: string) {
    super({
      databaseUrl,
      name: 'mesa meshcentral',
      channel: meshChannel,
      log: ctx.services.log,
      trouble: 'the connection to MeshCentral could not be arranged; it is tried again',
      list: async () => {
        const server = await findServer(ctx.db)
        if (!server?.isOn) return new Map()
        const version = `${server.revision} ${server.updatedAt.toISOString()}`
        return new Map([['meshcentral', { version, follow: () => new MeshFollower(ctx, server) }]])
      },
    })
  }
}
