import { z } from 'zod'
import { liveEvent } from '#contract/live.ts'
import type { FeedEvent } from './feed.ts'

const whisperShape = z.object({
  event: liveEvent,
  ticketId: z.uuid(),
  teamId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
})

/** What travels with the bell about one ticket, for agents only; undefined when the ring says something else. */
export function readWhisper(said: string): FeedEvent | undefined {
  if (!said.startsWith('{')) return undefined
  const { data } = whisperShape.safeParse(parse(said))
  return data && { ...data, requesterId: '', organizationId: null, isInternal: true }
}

/** Whoever may ring the bell may say anything; what is no JSON says nothing. */
function parse(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return undefined
  }
}
