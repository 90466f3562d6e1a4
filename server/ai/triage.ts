import { z } from 'zod'
import type { AiProposal } from '#contract/ai.ts'
import { impact, tag, ticketType, urgency } from '#contract/ticket-fields.ts'
import { AppError } from '../kernel/errors.ts'
import type { HttpCtx } from '../platform/http.ts'
import { questionFor } from './ask.ts'
import { beginCall, endFailed } from './calls.ts'
import { type Choices, listChoices } from './choices.ts'
import { chatJson } from './client.ts'
import { endpointOf } from './settings.ts'

const sorted = z.object({
  type: ticketType.nullable(),
  impact: impact.nullable(),
  urgency: urgency.nullable(),
  team: z.string().nullable(),
  tags: z.array(z.string()),
  reason: z.string(),
})

/** What the model would make of a ticket. What the desk does not have is left out; nothing is changed. */
export async function proposeTriage(ctx: HttpCtx, number: number): Promise<{ callId: string; proposal: AiProposal }> {
  const gone = new AbortController()
  ctx.reply.raw.on('close', () => gone.abort())
  const { settings, ticket, prompt } = await questionFor(ctx, number, { feature: 'triage' })
  const begun = await beginCall(ctx, { feature: 'triage', ticketId: ticket.id, settings, prompt })
  try {
    const { value, text, usage } = await chatJson(
      endpointOf(ctx, settings, gone.signal),
      { model: settings.model, messages: prompt.messages, maxTokens: settings.maxTokens },
      { name: 'triage', shape: sorted },
    )
    await begun.end('answered', { received: text, usage })
    return { callId: begun.id, proposal: proposalOf(value, await listChoices(ctx), prompt.back) }
  } catch (error) {
    const { outcome, message } = await endFailed(begun, error)
    throw new AppError('unavailable', `The language model gave no answer: ${outcome} (${message.slice(0, 100)})`)
  }
}

/** Held to what the desk has: a team by its name, tags that are in use. */
export function proposalOf(
  { team, tags, reason, ...rest }: z.output<typeof sorted>,
  choices: Choices,
  back: (text: string) => string,
): AiProposal {
  const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
  const known = tags.flatMap((name) => choices.tags.find((one) => same(one, name)) ?? [])
  return {
    ...rest,
    team: team === null ? null : (choices.teams.find(({ name }) => same(name, team)) ?? null),
    tags: [...new Set(known)].filter((one) => tag.safeParse(one).success).slice(0, 5),
    reason: back(reason).slice(0, 500),
  }
}
