import { z } from 'zod'
import { id } from './common.ts'

/** For whom something is that agents make: for whoever made it, for a team, or for all agents. */
export const audience = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('personal') }),
    z.object({ kind: z.literal('team'), teamId: id }),
    z.object({ kind: z.literal('shared') }),
  ])
  .meta({ id: 'Audience' })
export type Audience = z.infer<typeof audience>
