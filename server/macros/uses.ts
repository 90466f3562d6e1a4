import type { MacroUse } from '#contract/macros.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import { removeIn } from '../tasks/index.ts'
import { type Changed, getChangedTicket, lockTicket, putBack } from '../tickets/index.ts'
import { applyIn, countUse } from './apply.ts'
import { getMacro } from './queries.ts'

/** So long what was done with a macro can be taken back. */
const keptForMs = 86_400_000

interface UseRequest {
  number: number
  id: string
  ifMatch: number | undefined
}

/** Applies a macro to a ticket, and keeps how to take it back. */
export async function applyMacro(ctx: Ctx, actor: PersonActor, { number, id, ifMatch }: UseRequest): Promise<MacroUse> {
  const { useId, deed } = await transact(ctx, async (work) => {
    // The ticket first: where it is out of reach, nothing is told of the macro either.
    await lockTicket(work, number)
    const macro = await getMacro(work.tx, actor, id)
    const done = await applyIn(work, actor, { number, macro, ifMatch })
    const row = {
      id: work.newId(),
      ticketId: done.ticket.id,
      personId: actor.id,
      before: JSON.stringify(done.changed.before),
      after: JSON.stringify(done.changed.after),
      taskIds: done.taskIds,
      createdAt: work.now(),
    }
    await work.tx.insertInto('macroUses').values(row).execute()
    await countUse(work, id)
    return { useId: row.id, deed: done }
  })
  const { reply, skipped } = deed
  return { id: useId, ticket: await getChangedTicket(ctx, deed.ticket), reply, skipped }
}

/** Puts back what a macro changed, once, and by whoever applied it. */
export async function undoUse(ctx: Ctx, actor: PersonActor, number: number, id: string): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const row = await work.tx
      .selectFrom('macroUses')
      .selectAll()
      .where('id', '=', id)
      .where('ticketId', '=', ticket.id)
      .where('personId', '=', actor.id)
      .executeTakeFirst()
    const use = found(row, 'Use')
    if (use.undoneAt !== null) throw new AppError('already_done', 'This was put back already')
    // Written by this feature, as objects.
    await putBack(work, actor, number, { before: use.before, after: use.after } as Changed)
    await removeIn(work, ticket.id, use.taskIds)
    await work.tx.updateTable('macroUses').set({ undoneAt: work.now() }).where('id', '=', id).execute()
    return ticket.id
  })
}

/** For the hourly tidying. */
export async function forgetMacroUses(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptForMs)
  await ctx.db.deleteFrom('macroUses').where('createdAt', '<', before).execute()
}
