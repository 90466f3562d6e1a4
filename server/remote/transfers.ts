import type { RemoteTransfer } from '#contract/remote-session.ts'
import type { DropReason } from '#contract/transfer.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { lockSession } from './queries.ts'
import { tellTransfer } from './record.ts'

type Begun = Pick<RemoteTransfer, 'id' | 'kind' | 'direction' | 'name'> & { sessionId: string }

/** Written when it is asked for, so that a crash leaves no transfer unknown. */
export async function beginTransfer(ctx: Ctx, begun: Begun): Promise<void> {
  await ctx.db
    .insertInto('remoteTransfers')
    .values({ ...begun, createdAt: ctx.now() })
    .execute()
}

interface Ended {
  id: string
  sessionId: string
  name: string | null
  bytes: number
  /** Null when all of it arrived. */
  reason: DropReason | null
}

/** The history of the ticket tells what passed, be it a part; what was refused before stands with the session only. */
export async function endTransfer(ctx: Ctx, { id, sessionId, name, bytes, reason }: Ended): Promise<void> {
  await transact(ctx, async (work) => {
    const session = await lockSession(work, sessionId, undefined)
    const { kind, direction } = await work.tx
      .updateTable('remoteTransfers')
      .set({ name, bytes, reason, state: reason === null ? 'done' : 'dropped' })
      .where('id', '=', id)
      .returning(['kind', 'direction'])
      .executeTakeFirstOrThrow()
    if (reason === null || bytes > 0)
      await tellTransfer(work, session, { item: kind, direction, name, bytes, isWhole: reason === null })
  })
}
