import { z } from 'zod'
import { byId, id, instant, listParam, pageOf, paging } from './common.ts'
import { deviceAllowance } from './device.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { organizationRef, teamRef } from './ticket-fields.ts'

export const deviceKind = z
  .enum(['computer', 'server', 'kiosk', 'phone', 'printer', 'network', 'other'])
  .meta({ id: 'DeviceKind' })
export type DeviceKind = z.infer<typeof deviceKind>

/** `unenrolled`: no agent was ever on it, so nothing is known but what people wrote. */
export const deviceState = z.enum(['online', 'offline', 'unenrolled']).meta({ id: 'DeviceState' })
export type DeviceState = z.infer<typeof deviceState>

const deviceFields = z.object({
  name: z.string().trim().min(1).max(120),
  kind: deviceKind,
  /** The team that looks after it, for which devices are turned on. */
  teamId: id,
  /** Whose it is; it shows on that person's tickets. */
  ownerId: id.nullable(),
  organizationId: id.nullable(),
  /** The number of the organization's own inventory; no two devices share one. */
  assetTag: z.string().trim().max(60),
  serial: z.string().trim().max(120),
  location: z.string().trim().max(200),
  notes: z.string().trim().max(4000),
  /** Whose thresholds and maintenance windows apply to it, beside those of all devices. */
  groupId: id.nullable(),
})

export const deviceDraft = deviceFields.extend({
  kind: deviceKind.default('computer'),
  ownerId: id.nullable().default(null),
  groupId: id.nullable().default(null),
  /** When not given, the owner's. */
  organizationId: id.nullable().optional(),
  assetTag: deviceFields.shape.assetTag.default(''),
  serial: deviceFields.shape.serial.default(''),
  location: deviceFields.shape.location.default(''),
  notes: deviceFields.shape.notes.default(''),
})
export type DeviceDraft = z.output<typeof deviceDraft>

export const device = z
  .object({
    id,
    name: z.string(),
    kind: deviceKind,
    state: deviceState,
    team: teamRef,
    owner: personRef.nullable(),
    organization: organizationRef.nullable(),
    group: z.object({ id, name: z.string() }).nullable(),
    assetTag: z.string(),
    serial: z.string(),
    location: z.string(),
    notes: z.string(),
    /** What its agent says of itself; empty where there is none. */
    hostname: z.string(),
    platform: z.string(),
    agentVersion: z.string(),
    /** What the machine's own policy allows. The desk cannot widen it. */
    allowed: z.array(deviceAllowance),
    enrolledAt: instant.nullable(),
    /** Since when it is in this state; null for a device that never was online. */
    stateSince: instant.nullable(),
    /** What was last measured, in percent; null where nothing was. */
    latest: z.object({ cpu: z.number(), memory: z.number(), disk: z.number() }).nullable(),
    /** Alerts that fire now. */
    firingCount: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Device' })
export type Device = z.infer<typeof device>

export const devices = {
  list: operation({
    method: 'GET',
    path: '/devices',
    summary: 'The devices that the caller reaches, by name',
    access: 'agent',
    scope: 'tickets:read',
    query: paging.extend({
      /** Part of name, asset tag, serial number, host name or location. */
      q: z.string().trim().max(200).optional(),
      state: deviceState.optional(),
      kind: listParam(deviceKind),
      teamId: listParam(id),
      ownerId: id.optional(),
      organizationId: id.optional(),
      groupId: id.optional(),
      /** Only those with an alert that fires. */
      isFiring: z.stringbool().optional(),
    }),
    result: pageOf(device),
    errors: ['invalid_cursor'],
  }),
  get: operation({
    method: 'GET',
    path: '/devices/:id',
    summary: 'One device',
    access: 'agent',
    scope: 'tickets:read',
    params: byId,
    result: device,
    errors: ['not_found'],
  }),
  create: operation({
    method: 'POST',
    path: '/devices',
    summary: 'Add a device; an agent is enrolled on it afterwards, or never',
    access: 'agent',
    scope: 'tickets:write',
    body: deviceDraft,
    result: device,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    method: 'PATCH',
    path: '/devices/:id',
    summary: 'Change what people know of a device',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    body: deviceFields.partial(),
    result: device,
    errors: ['invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/devices/:id',
    summary: 'Remove a device with all that was measured; its agent is cut off for good',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
