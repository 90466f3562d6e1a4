import type { live } from '#contract/live.ts'
import type { Handlers } from '../platform/http.ts'
import type { LiveHub } from './hub.ts'

export { LiveHub } from './hub.ts'

export function liveHandlers(hub: LiveHub): Handlers<typeof live> {
  return {
    stream: async (ctx) => {
      ctx.reply.hijack()
      ctx.reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const lastEventId = ctx.request.headers['last-event-id']
      await hub.open(ctx.actor, ctx.reply.raw, typeof lastEventId === 'string' ? lastEventId : undefined)
      return undefined
    },
  }
}
