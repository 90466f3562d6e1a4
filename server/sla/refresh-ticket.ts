import { type Ctx, transact } from '../kernel/context.ts'
import { isPassing } from '../platform/passing.ts'
import { refreshClocks } from './refresh.ts'

/**
 * Brings the clocks of one ticket up to date, in a transaction of its own. The ticket is held as by everybody who
 * changes it; what somebody told meanwhile is not told again.
 */
export async function refreshTicket(ctx: Ctx, id: string): Promise<void> {
  try {
    await transact(ctx, async (work) => {
      await work.tx.selectFrom('tickets').select('id').where('id', '=', id).forUpdate().execute()
      await refreshClocks(work, id)
    })
  } catch (error) {
    if (isPassing(error)) throw error
    // One that breaks keeps no other back.
    ctx.services.log.error({ err: error, ticketId: id }, 'the clocks of a ticket could not be counted')
  }
}
