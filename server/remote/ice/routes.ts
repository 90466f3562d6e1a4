import type { IceTrial, iceServers } from '#contract/ice-servers.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import type { Handlers } from '../../platform/http.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { completed, listIceServers, type OpenIceServer, openIceServers, putIceServers } from './servers.ts'
import { tryIceServer } from './try-server.ts'

export const iceHandlers: Handlers<typeof iceServers> = {
  list: async (ctx) => ({ items: await listIceServers(ctx.db) }),
  put: async (ctx, { body }) => ({ items: await transact(ctx, (work) => putIceServers(work, body.items)) }),
  try: async (ctx, { body }) => {
    await limitRate(ctx, { key: 'ice:try', max: 20, seconds: 600 })
    const servers = completed(body.items, await openIceServers(ctx, ctx.db))
    return { items: await Promise.all(servers.map((server) => trialOf(ctx, server))) }
  },
}

async function trialOf(ctx: Ctx, server: OpenIceServer): Promise<IceTrial> {
  return { url: server.url, fault: await tryIceServer(server, ctx.now()) }
}
