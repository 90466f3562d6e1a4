import type { MessageDraft } from '#contract/messages.ts'
import { isAgent, type PersonActor } from '../../kernel/actor.ts'
import type { Ctx, Work } from '../../kernel/context.ts'
import { type WriteRequest, writeIn } from '../write-message.ts'
import { keepIn, type Timing } from './schedule.ts'
import { isInTraining } from './training.ts'

/** When a reply leaves: of an agent in training, once a senior has approved it, and not before the time she chose. */
export async function timingFor(
  ctx: Ctx,
  draft: Pick<MessageDraft, 'kind'>,
  wanted: Timing | undefined,
): Promise<Timing | undefined> {
  const isProposal = draft.kind === 'reply' && isAgent(ctx.actor) && (await isInTraining(ctx.db, ctx.actor.id))
  if (!isProposal) return wanted
  return { kind: 'approval', sendAt: wanted?.kind === 'later' ? wanted.sendAt : ctx.now() }
}

/** Writes a message, or keeps it for a senior, for those who write without looking at each ticket. */
export async function writeOrPropose(work: Work, actor: PersonActor, request: WriteRequest): Promise<void> {
  const isKept = request.draft.kind === 'reply' && (await proposeReply(work, actor, request.number, request.draft))
  if (!isKept) await writeIn(work, actor, request)
}

/** Keeps the reply of an agent in training for a senior; false when there is nothing to approve. */
export async function proposeReply(
  work: Work,
  actor: PersonActor,
  number: number,
  draft: MessageDraft,
): Promise<boolean> {
  if (!isAgent(actor) || !(await isInTraining(work.tx, actor.id))) return false
  const request = { number, draft, ifMatch: undefined, keepsDraft: true }
  await keepIn(work, actor, request, { kind: 'approval', sendAt: work.now() })
  return true
}
