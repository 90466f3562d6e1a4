import { z } from 'zod'

const people = z.array(z.object({ address: z.string(), name: z.string() }))
const statuses = z.object({ before: z.string(), after: z.string() })

/** What a move changed besides the message's place. */
export const moveTraces = z.object({
  circle: z.object({ left: people, joined: people }),
  from: statuses,
  to: statuses,
})
export type MoveTraces = z.infer<typeof moveTraces>
