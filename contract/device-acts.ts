import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { readDevice } from './device-facts.ts'
import { operation } from './operation.ts'

export const deviceScript = z
  .object({ id, name: z.string(), sha256: z.string(), content: z.string() })
  .meta({ id: 'DeviceScript' })
export type DeviceScript = z.infer<typeof deviceScript>

export const deviceAct = z
  .object({
    id,
    action: z.string(),
    /** The service or the script. */
    subject: z.string(),
    state: z.enum(['running', 'done', 'refused', 'failed']),
    /** What the device said. */
    output: z.string(),
    person: z.object({ id, name: z.string() }),
    createdAt: instant,
  })
  .meta({ id: 'DeviceAct' })
export type DeviceAct = z.infer<typeof deviceAct>

const wantedAct = z.discriminatedUnion('action', [
  z.object({ action: z.literal('restart_service'), service: z.string().regex(/^[\w@.-]{1,100}$/) }),
  z.object({ action: z.literal('flush_dns') }),
  z.object({ action: z.literal('diagnostics') }),
  z.object({ action: z.literal('reboot'), minutes: z.int().min(1).max(60).default(5) }),
  z.object({ action: z.literal('run_script'), scriptId: id }),
])
export type WantedAct = z.output<typeof wantedAct>

export const deviceActs = {
  list: operation({
    ...readDevice,
    method: 'GET',
    path: '/devices/:id/actions',
    summary: 'The latest 50 actions on a device',
    result: z.object({ items: z.array(deviceAct) }),
  }),
  run: operation({
    method: 'POST',
    path: '/devices/:id/actions',
    summary:
      'Have a named action done, where the team may and the machine allows it; noted on the ticket when one is given',
    access: 'agent',
    params: byId,
    body: z.object({ act: wantedAct, ticketNumber: z.int().positive().optional() }),
    result: deviceAct,
    status: 201,
    errors: ['not_found', 'forbidden', 'device_offline', 'device_refused', 'device_failed'],
  }),
  scripts: operation({
    method: 'GET',
    path: '/device-scripts',
    summary: 'The scripts that may be run where a machine names their hash',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ items: z.array(deviceScript) }),
  }),
  addScript: operation({
    method: 'POST',
    path: '/device-scripts',
    summary: 'Add a script; it is never changed, as its hash is what machines allow',
    access: 'admin',
    body: z.object({ name: z.string().trim().min(1).max(120), content: z.string().min(1).max(50_000) }),
    result: deviceScript,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  removeScript: operation({
    method: 'DELETE',
    path: '/device-scripts/:id',
    summary: 'Remove a script',
    access: 'admin',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
