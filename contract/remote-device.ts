import { z } from 'zod'

/** What the desk asks of a device for a remote session: first the person there, then to connect to the relay. */
export const remoteQuestion = z.object({
  session: z.uuid(),
  /** Who wants to help, as the dialog names them. */
  agent: z.string().max(120),
  language: z.enum(['es', 'en']),
  isRecorded: z.boolean(),
  /** The desk would do without asking; the machine's own policy decides. */
  isUnattended: z.boolean(),
  seconds: z.int().min(1).max(120),
})
export type RemoteQuestion = z.infer<typeof remoteQuestion>

export const remoteConsent = z.object({
  outcome: z.enum(['granted', 'declined', 'timed_out', 'nobody', 'unsupported']),
  /** The user of the machine who was asked; null where nobody was. */
  by: z.string().max(120).nullable(),
})
export type RemoteConsent = z.infer<typeof remoteConsent>

export const remoteOpening = z.object({
  session: z.uuid(),
  /** A path at the desk, or a relay's address of its own. */
  url: z.string().max(2000),
  secret: z.string().regex(/^[\w-]{43}$/),
})
export type RemoteOpening = z.infer<typeof remoteOpening>
