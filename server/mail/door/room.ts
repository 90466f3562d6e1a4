import type { Ctx } from '../../kernel/context.ts'
import { reply } from './replies.ts'

const lookEveryMs = 2000

/** Refuses mail before it is read while the disk is nearly full: PostgreSQL needs the rest to live. */
export function roomCheck(ctx: Ctx, minFreeBytes: number): () => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY
  let free = Number.POSITIVE_INFINITY
  return async () => {
    const now = performance.now()
    if (now - lookedAt >= lookEveryMs) {
      lookedAt = now
      free = await ctx.services.files.freeBytes()
    }
    if (free >= minFreeBytes) return
    ctx.services.log.error({ free, minFreeBytes }, 'mail is refused for now: the disk is nearly full')
    throw reply(452, '4.3.1 There is no room for mail now; try again later')
  }
}
