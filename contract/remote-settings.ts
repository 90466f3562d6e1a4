import { z } from 'zod'
import { id } from './common.ts'

export const remoteSettings = z
  .object({
    /** Whose members may ask for remote sessions; nobody else, administrators included. */
    teamIds: z.array(id).max(500),
    /** Servers and kiosks at which nobody is asked, where the machine's own policy agrees. */
    unattendedIds: z.array(id).max(500),
    isRecorded: z.boolean(),
    /** Organizations on whose tickets sessions are recorded, or are not, whatever holds otherwise. */
    organizations: z.array(z.object({ id, name: z.string(), isRecorded: z.boolean() })),
    /** How long recordings are kept. */
    keepDays: z.int().min(1).max(3650),
    /** A session in which nobody does anything ends after so long. */
    idleMinutes: z.int().min(1).max(30),
    /** The longest that one may last. */
    mostMinutes: z.int().min(5).max(240),
    /** Whoever has a second factor shows it again when the last time was longer ago. */
    factorMinutes: z.int().min(1).max(480),
  })
  .meta({ id: 'RemoteSettings' })
export type RemoteSettings = z.infer<typeof remoteSettings>
