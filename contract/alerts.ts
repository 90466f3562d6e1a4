import { z } from 'zod'
import { id, instant, listParam, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

export const alertSeverity = z.enum(['info', 'warning', 'critical']).meta({ id: 'AlertSeverity' })
export type AlertSeverity = z.infer<typeof alertSeverity>

/** Why an alert tells nobody: work is being done on its device, or the device itself is down. */
export const alertMuting = z.enum(['maintenance', 'device_down'])

/** One matter: what one source says of one device and one check. */
export const alertGroup = z
  .object({
    id,
    source: z.string(),
    check: z.string(),
    device: z.object({ id, name: z.string() }).nullable(),
    state: z.enum(['firing', 'resolved']),
    severity: alertSeverity,
    title: z.string(),
    /** The incident that was opened for it, where the caller reaches it. */
    ticketNumber: z.int().nullable(),
    /** How often it fired since that incident was opened. */
    repeatCount: z.int(),
    mutedBy: alertMuting.nullable(),
    firedAt: instant,
    resolvedAt: instant.nullable(),
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
}
