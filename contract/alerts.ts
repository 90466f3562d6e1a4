import { z } from 'zod'
import { byId, id, instant, listParam, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

export const alertSeverity = z.enum(['info', 'warning', 'critical']).meta({ id: 'AlertSeverity' })
export type AlertSeverity = z.infer<typeof alertSeverity>

/** Why an alert tells nobody: work is being done on its device, the device itself is down, or a person muted it. */
export const alertMuting = z.enum(['maintenance', 'device_down', 'person'])

/** A week: what is to be silent for longer wants a maintenance window, or no check. */
const mostMutedMinutes = 7 * 24 * 60

/** One matter: what one source says of one device and one check. */
export const alertGroup = z
  .object({
    id,
    source: z.string(),
    /** As an administrator named the source; null for what devices measure, and where the source was removed. */
    sourceName: z.string().nullable(),
    check: z.string(),
    device: z.object({ id, name: z.string() }).nullable(),
    state: z.enum(['firing', 'resolved']),
    severity: alertSeverity,
    title: z.string(),
    /** The incident that was opened for it, where the caller reaches it. */
    ticketNumber: z.int().nullable(),
    /** How often it fired since that incident was opened. */
    repeatCount: z.int(),
    /** The device that it depends on and whose being down explains it: it stands on that one’s incident. */
    explainedBy: z.object({ id, name: z.string() }).nullable(),
    mutedBy: alertMuting.nullable(),
    /** Until then a person muted it. */
    mutedUntil: instant.nullable(),
    /** It comes and goes: nothing more is noted until it is quiet. */
    isFlapping: z.boolean(),
    firedAt: instant,
    resolvedAt: instant.nullable(),
    /** It counts as over only because its monitor, which repeats itself, has not told of it since then. */
    unheardSince: instant.nullable(),
  })
  .meta({ id: 'AlertGroup' })
export type AlertGroup = z.infer<typeof alertGroup>

export const alerts = {
  list: operation({
    method: 'GET',
    path: '/alerts',
    summary: 'What monitoring raised, the latest first; of devices that the caller reaches, and of none',
    access: 'agent',
    scope: 'tickets:read',
    query: paging.extend({
      state: z.enum(['firing', 'resolved']).optional(),
      severity: listParam(alertSeverity),
      deviceId: id.optional(),
    }),
    result: pageOf(alertGroup),
    errors: ['invalid_cursor'],
  }),
  mute: operation({
    method: 'POST',
    path: '/alerts/:id/mute',
    summary: 'Tell nobody of it for a while; what still fires then has its incident',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    body: z.object({ minutes: z.int().min(5).max(mostMutedMinutes) }),
    result: alertGroup,
    errors: ['invalid', 'not_found'],
  }),
  unmute: operation({
    method: 'DELETE',
    path: '/alerts/:id/mute',
    summary: 'Tell of it again',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    result: alertGroup,
    errors: ['not_found'],
  }),
}
