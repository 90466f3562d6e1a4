import { z } from 'zod'

/** Why the desk gave a ticket to somebody, or took it from somebody. */
export const assignmentReason = z
  .discriminatedUnion('kind', [
    /** Who was next in the round. */
    z.object({ kind: z.literal('turn'), onDuty: z.int() }),
    /** Who had least to do of those who could take it; `load` and `capacity` before the ticket. */
    z.object({ kind: z.literal('least_loaded'), onDuty: z.int(), load: z.int(), capacity: z.int() }),
    /** The same, of those who have what the ticket asks for. */
    z.object({
      kind: z.literal('skills'),
      onDuty: z.int(),
      load: z.int(),
      capacity: z.int(),
      skills: z.array(z.string()),
    }),
    /** The requester answered while `absent` was away. */
    z.object({ kind: z.literal('substitute'), absent: z.string() }),
    /** The same, and there was no substitute. */
    z.object({ kind: z.literal('back_to_team'), absent: z.string() }),
  ])
  .meta({ id: 'AssignmentReason' })
export type AssignmentReason = z.infer<typeof assignmentReason>
