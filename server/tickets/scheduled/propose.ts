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

/**
 * Writes a message, or keeps it for a senior, for those who write without looking at each ticket. Answers the reply that
 * waits, if one does.
 */
export async function writeOrPropose(
  work: Work,
  actor: PersonActor,
  request: WriteRequest,
): Promise<string | undefined> {
  const { kind } = request.draft
  const replyId = kind === 'reply' ? await proposeReply(work, actor, request.number, request.draft) : undefined
  if (replyId === undefined) await writeIn(work, actor, request)
  return replyId
}

/** Keeps the reply of an agent in training for a senior; undefined when there is nothing to approve. */
export async function proposeReply(
  work: Work,
  actor: PersonActor,
  number: number,
  draft: MessageDraft,
): Promise<string | undefined> {
  if (!isAgent(actor) || !(await isInTraining(work.tx, actor.id))) return undefined
  const request = { number, draft, ifMatch: undefined, keepsDraft: true }
  return keepIn(work, actor, request, { kind: 'approval', sendAt: work.now() })
}
