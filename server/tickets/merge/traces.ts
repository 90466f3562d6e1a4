import { z } from 'zod'

const status = z.enum(['new', 'open', 'pending', 'on_hold', 'solved', 'closed'])

/** What a merge changed besides the places of messages. */
export const mergeTraces = z.object({
  /** Who came into the circle of the ticket that stands. */
  joined: z.array(z.string()),
  /** Who follows it since. */
  followers: z.array(z.uuid()).default([]),
  from: z.object({
    status,
    solvedAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
  }),
  to: z.object({ before: status, after: status }),
})
export type MergeTraces = z.infer<typeof mergeTraces>
