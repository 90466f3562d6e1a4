import { sql } from 'kysely'
import type { MacroAction, MacroUse } from '#contract/macros.ts'
import { messageDraft } from '#contract/messages.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { fillText, valuesOfTicket } from '../ready-texts/index.ts'
import { putIn } from '../tasks/index.ts'
import {
  addMessage,
  agentMessage,
  type Changed,
  changedBetween,
  lockTicket,
  type TicketRow,
  updateIn,
  writeOrPropose,
} from '../tickets/index.ts'
import { planOf } from './plan.ts'
import { getMacro } from './queries.ts'
import { brokenIn } from './targets.ts'

/** What is applied: a macro, or one that is only being made. */
export interface Applied {
  name: string
  actions: MacroAction[]
}

export interface Deed {
  ticket: TicketRow
  changed: Changed
  taskIds: string[]
  notes: string[]
  reply: MacroUse['reply']
  skipped: number[]
}

interface Request {
  number: number
  macro: Applied
  ifMatch: number | undefined
}

/** Does all that a macro says in the work's transaction, but for its reply, which is only filled in. */
export async function applyIn(work: Work, actor: PersonActor, { number, macro, ifMatch }: Request): Promise<Deed> {
  const before = await lockTicket(work, number)
  const [skipped = []] = await brokenIn(work.tx, [macro.actions])
  const plan = planOf(
    macro.actions.filter((_, index) => !skipped.includes(index)),
    actor.id,
    macro.name,
  )
  if (Object.keys(plan.change).length > 0) {
    await updateIn(work, actor, { number, change: plan.change, ifMatch, macro: macro.name })
  }
  const cause = { kind: 'person', personId: actor.id, macro: macro.name } as const
  const taskIds: string[] = []
  for (const id of plan.checklistIds) taskIds.push(...(await putIn(work, number, id, cause)))
  const changed = changedBetween(before, await lockTicket(work, number))
  // After the change: a text that names the team names the new one.
  const values = await valuesOfTicket(work.tx, actor, before.id)
  const notes = plan.notes.map((html) => fillText(html, values).bodyHtml)
  for (const bodyHtml of notes) await addNote(work, actor, number, bodyHtml, macro.name)
  const reply = plan.reply && { ...fillText(plan.reply.bodyHtml, values), status: plan.reply.status }
  return { ticket: await lockTicket(work, number), changed, taskIds, notes, reply: reply ?? null, skipped }
}

/**
 * On one of many tickets, where nobody looks at the reply: it is sent only if that was asked for, and is whole.
 * Answers the tasks that it added, and the reply that waits for a senior's word.
 */
export async function applyInBulk(
  work: Work,
  actor: PersonActor,
  number: number,
  { id, sendsReply }: { id: string; sendsReply: boolean },
): Promise<{ taskIds: string[]; replyId: string | undefined }> {
  const macro = await getMacro(work.tx, actor, id)
  const { reply, taskIds } = await applyIn(work, actor, { number, macro, ifMatch: undefined })
  await countUse(work, id)
  if (reply?.status && !sendsReply) {
    await updateIn(work, actor, { number, change: { status: reply.status }, ifMatch: undefined, macro: macro.name })
  }
  if (reply === null || !sendsReply) return { taskIds, replyId: undefined }
  if (reply.missing.length > 0) {
    throw invalidField('macro.reply', 'unfilled', `This ticket has no value for ${reply.missing.join(', ')}`)
  }
  const { bodyHtml, status } = reply
  const draft = messageDraft.parse({ kind: 'reply', bodyHtml, ...(status !== null && { status }) })
  return { taskIds, replyId: await writeOrPropose(work, actor, { number, draft, ifMatch: undefined }) }
}

export async function countUse(work: Work, id: string): Promise<void> {
  await work.tx
    .updateTable('macros')
    .set({ useCount: sql`use_count + 1`, lastUsedAt: work.now() })
    .where('id', '=', id)
    .execute()
}

/** Beside what the agent is writing, whose draft stays. */
async function addNote(work: Work, actor: PersonActor, number: number, bodyHtml: string, macro: string): Promise<void> {
  const ticket = await lockTicket(work, number)
  const message = await agentMessage(work, actor, ticket, messageDraft.parse({ kind: 'note', bodyHtml }))
  await addMessage(work, ticket, message, { kind: 'person', personId: actor.id, macro })
}
