import { z } from 'zod'
import { alertSeverity } from './alerts.ts'
import { byId, id, instant, timeZone } from './common.ts'
import { operation } from './operation.ts'

export const measure = z.enum(['disk', 'cpu', 'memory', 'service', 'offline']).meta({ id: 'DeviceMeasure' })
export type Measure = z.infer<typeof measure>

const thresholdFields = z.object({
  /** Null: of every device. */
  groupId: id.nullable(),
  measure,
  /** Percent that must be exceeded; null for services and for being offline. */
  above: z.number().min(1).max(100).nullable(),
  /** So long it must last. */
  forSeconds: z.int().min(0).max(86_400),
  severity: alertSeverity,
  /** Only while this calendar is open; null: always. */
  calendarId: id.nullable(),
  isActive: z.boolean(),
})

export const threshold = thresholdFields.extend({ id }).meta({ id: 'DeviceThreshold' })
export type DeviceThreshold = z.infer<typeof threshold>

const fitting = thresholdFields.refine(
  ({ measure, above }) => (above === null) === (measure === 'service' || measure === 'offline'),
  { path: ['above'], error: 'A percentage is given for disk, cpu and memory, and for nothing else' },
)
export type ThresholdDraft = z.output<typeof fitting>

/** At the same time of the day there; `monthly_weekday` as on the second Tuesday. */
export const windowRepeats = z.enum(['daily', 'weekly', 'monthly', 'monthly_weekday'])
export type WindowRepeats = z.infer<typeof windowRepeats>

const windowFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** Of one device, of a group, or of all when both are null. */
  deviceId: id.nullable(),
  groupId: id.nullable(),
  startsAt: instant,
  endsAt: instant,
  /** Null: once. */
  repeats: windowRepeats.nullable(),
  /** By whose clock it comes again. */
  timeZone,
})
const windowDraft = windowFields
  .extend({ repeats: windowFields.shape.repeats.default(null), timeZone: timeZone.default('UTC') })
  .refine(({ deviceId, groupId }) => deviceId === null || groupId === null, {
    path: ['groupId'],
    error: 'Of a device or of a group, not of both',
  })
export type WindowDraft = z.output<typeof windowDraft>

export const maintenanceWindow = windowFields
  .extend({
    id,
    /** Of a monthly one: the day of the month, or which weekday of it; 5 is the last. As its first time had it. */
    nth: z.int().nullable(),
    deviceName: z.string().nullable(),
    groupName: z.string().nullable(),
    can: z.object({ end: z.boolean() }),
  })
  .meta({ id: 'MaintenanceWindow' })
export type MaintenanceWindow = z.infer<typeof maintenanceWindow>

const settingsRead = { access: 'agent', scope: 'settings:read' } as const
const settingsWrite = { access: 'admin', scope: 'settings:write' } as const
const deviceGroup = z.object({ id, name: z.string(), deviceCount: z.int() }).meta({ id: 'DeviceGroup' })
export type DeviceGroup = z.infer<typeof deviceGroup>
const groupDraft = z.object({ name: z.string().trim().min(1).max(120) })

export const deviceWatching = {
  groups: operation({
    ...settingsRead,
    method: 'GET',
    path: '/device-groups',
    summary: 'Groups of devices, by name',
    result: z.object({ items: z.array(deviceGroup) }),
  }),
  addGroup: operation({
    ...settingsWrite,
    method: 'POST',
    path: '/device-groups',
    summary: 'Add a group of devices',
    body: groupDraft,
    result: deviceGroup,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  removeGroup: operation({
    ...settingsWrite,
    method: 'DELETE',
    path: '/device-groups/:id',
    summary: 'Remove a group with its thresholds and windows; its devices stay',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  thresholds: operation({
    ...settingsRead,
    method: 'GET',
    path: '/device-thresholds',
    summary: 'What raises an alert',
    result: z.object({ items: z.array(threshold) }),
  }),
  addThreshold: operation({
    ...settingsWrite,
    method: 'POST',
    path: '/device-thresholds',
    summary: 'Add a threshold',
    body: fitting,
    result: threshold,
    status: 201,
    errors: ['invalid'],
  }),
  changeThreshold: operation({
    ...settingsWrite,
    method: 'PUT',
    path: '/device-thresholds/:id',
    summary: 'Change a threshold',
    params: byId,
    body: fitting,
    result: threshold,
    errors: ['invalid', 'not_found'],
  }),
  removeThreshold: operation({
    ...settingsWrite,
    method: 'DELETE',
    path: '/device-thresholds/:id',
    summary: 'Remove a threshold; what it raised stays',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  windows: operation({
    ...settingsRead,
    method: 'GET',
    path: '/maintenance-windows',
    summary:
      'Maintenance windows that have not ended, of all devices, of groups, and of devices that the caller reaches',
    result: z.object({ items: z.array(maintenanceWindow) }),
  }),
  addWindow: operation({
    method: 'POST',
    path: '/maintenance-windows',
    summary: 'Add a maintenance window; an agent adds them for single devices only',
    access: 'agent',
    scope: 'tickets:write',
    body: windowDraft,
    result: maintenanceWindow,
    status: 201,
    errors: ['invalid', 'forbidden', 'not_found'],
  }),
  skipWindow: operation({
    method: 'POST',
    path: '/maintenance-windows/:id/skip',
    summary: 'End the present or next time of a window that comes again; later ones stand',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    result: maintenanceWindow,
    errors: ['not_found', 'forbidden', 'invalid'],
  }),
  removeWindow: operation({
    method: 'DELETE',
    path: '/maintenance-windows/:id',
    summary: 'End a maintenance window now, and for good',
    access: 'agent',
    scope: 'tickets:write',
    params: byId,
    status: 204,
    errors: ['not_found', 'forbidden'],
  }),
}
