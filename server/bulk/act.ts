import { messageDraft } from '#contract/messages.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { applyInBulk } from '../macros/index.ts'
import { type Changed, changedBetween, lockTicket, mergeIn, updateIn, writeOrPropose } from '../tickets/index.ts'
import type { Act } from './run.ts'

/** What was done to a ticket, so that it can be taken back. */
export interface Done extends Changed {
  taskIds: string[]
  /** The reply that waits for the word of a senior. */
  replyId: string | null
}

/** Does to one ticket what is to be done to all, in the work's transaction. */
export async function doAct(work: Work, actor: PersonActor, number: number, act: Act): Promise<Done> {
  const before = await lockTicket(work, number)
  if (act.change !== undefined) await updateIn(work, actor, { number, change: act.change, ifMatch: undefined })
  const applied = act.macro && (await applyInBulk(work, actor, number, act.macro))
  const draft = act.message && messageDraft.parse(act.message)
  const replyId = draft && (await writeOrPropose(work, actor, { number, draft, ifMatch: undefined }))
  if (act.mergeInto !== undefined && act.mergeInto !== number) await mergeIn(work, actor, number, act.mergeInto)
  return {
    ...changedBetween(before, await lockTicket(work, number)),
    taskIds: applied?.taskIds ?? [],
    replyId: replyId ?? applied?.replyId ?? null,
  }
}
