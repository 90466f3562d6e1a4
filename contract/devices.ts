import { z } from 'zod'
import { alertSeverity } from './alerts.ts'
import { byId, id, instant, listParam, pageOf, paging, timeZone } from './common.ts'
import { deviceAllowance, enrolled, enrolment, inventoryReport } from './device.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, organizationRef, teamRef, ticketStatus } from './ticket-fields.ts'

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

export const deviceInventory = z.object({
  collectedAt: instant.nullable(),
  inventory: inventoryReport.nullable(),
})
export type DeviceInventory = z.infer<typeof deviceInventory>

export const metricSpan = z.enum(['hour', 'day', 'week', 'month', 'year'])
export type MetricSpan = z.infer<typeof metricSpan>

const percent = z.number()

/** In percent. A span in which the device was away has no point. */
export const deviceMetrics = z.object({
  pointSeconds: z.int(),
  points: z.array(z.object({ at: instant, cpu: percent, cpuMax: percent, memory: percent, disk: percent })),
  latest: z
    .object({
      at: instant,
      cpu: percent,
      memory: percent,
      disks: z.array(z.object({ mount: z.string(), used: z.number(), total: z.number(), percent })),
      uptimeSeconds: z.number(),
      services: z.array(z.object({ name: z.string(), state: z.enum(['running', 'stopped', 'unknown']) })),
    })
    .nullable(),
})
export type DeviceMetrics = z.infer<typeof deviceMetrics>

const readDevice = { access: 'agent', scope: 'tickets:read', params: byId, errors: ['not_found'] } as const

export const deviceFacts = {
  inventory: operation({
    ...readDevice,
    method: 'GET',
    path: '/devices/:id/inventory',
    summary: 'Hardware, system, disks, network and software, as its agent found them',
    result: deviceInventory,
  }),
  metrics: operation({
    ...readDevice,
    method: 'GET',
    path: '/devices/:id/metrics',
    summary: 'What was measured, from the last hour to a year',
    query: z.object({ span: metricSpan.default('hour') }),
    result: deviceMetrics,
  }),
  tickets: operation({
    ...readDevice,
    method: 'GET',
    path: '/devices/:id/tickets',
    summary: 'The latest 50 tickets about a device that the caller reaches',
    result: z.object({
      items: z.array(z.object({ number: z.int(), subject: z.string(), status: ticketStatus, updatedAt: instant })),
    }),
  }),
}

const deviceOnTicket = z.object({
  id,
  name: z.string(),
  kind: deviceKind,
  state: deviceState,
  firingCount: z.int(),
  /** It is on the ticket, or only the requester's. */
  isLinked: z.boolean(),
})
export type DeviceOnTicket = z.infer<typeof deviceOnTicket>

const oneOnTicket = byNumber.extend({ id })

export const ticketDevices = {
  list: operation({
    method: 'GET',
    path: '/tickets/:number/devices',
    summary: 'The devices that a ticket is about, and after them those of its requester',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    result: z.object({ items: z.array(deviceOnTicket) }),
    errors: ['not_found'],
  }),
  add: operation({
    method: 'PUT',
    path: '/tickets/:number/devices/:id',
    summary: 'Say that a ticket is about a device',
    access: 'agent',
    scope: 'tickets:write',
    params: oneOnTicket,
    status: 204,
    errors: ['not_found'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/tickets/:number/devices/:id',
    summary: 'Say that a ticket is not about a device',
    access: 'agent',
    scope: 'tickets:write',
    params: oneOnTicket,
    status: 204,
    errors: ['not_found'],
  }),
}

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

const windowFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** Of one device, of a group, or of all when both are null. */
  deviceId: id.nullable(),
  groupId: id.nullable(),
  startsAt: instant,
  endsAt: instant,
  /** Comes again at the same time of the day there; null: once. */
  repeats: z.enum(['daily', 'weekly']).nullable(),
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

/** What is copied to the machine. The code is shown this once, and works once, within 15 minutes. */
export const enrolmentCode = z.object({ code: z.string(), expiresAt: instant, command: z.string() })
export type EnrolmentCode = z.infer<typeof enrolmentCode>

export const deviceAgents = {
  enrol: operation({
    method: 'POST',
    path: '/devices/enrol',
    summary: 'For the device agent: spend an enrolment code on the key that it made',
    access: 'public',
    body: enrolment,
    result: enrolled,
    status: 201,
    errors: ['invalid', 'wrong_credentials', 'too_many_requests'],
  }),
  makeCode: operation({
    method: 'POST',
    path: '/devices/:id/enrolment-code',
    summary: 'Make a code with which an agent is enrolled as this device; earlier ones of it end',
    access: 'agent',
    params: byId,
    result: enrolmentCode,
    status: 201,
    errors: ['not_found'],
  }),
}

/** An administrator decides for which teams there are devices at all. */
export const deviceTeams = {
  list: operation({
    method: 'GET',
    path: '/devices/teams',
    summary: 'The teams for which devices are turned on',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ items: z.array(z.object({ id, name: z.string(), allowsActions: z.boolean() })) }),
  }),
  turn: operation({
    method: 'PUT',
    path: '/devices/teams/:id',
    summary: 'Turn devices on or off for a team; off, its agents are cut off and answer to nobody',
    access: 'admin',
    params: byId,
    body: z.object({
      isOn: z.boolean(),
      /** Whether its agents may have named actions done; not, when not said. */
      allowsActions: z.boolean().default(false),
    }),
    status: 204,
    errors: ['not_found'],
  }),
}

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

/** Lines of a file are read in one go. */
export const mostImported = 2000

const importedLine = z.object({
  /** As a text editor counts it; the first line names the columns. */
  line: z.int(),
  name: z.string(),
  /** `update`: a device with this asset tag or serial number is known. */
  outcome: z.enum(['add', 'update', 'fault']),
  /** The column that is wrong, and what is wrong with it. */
  fault: z.object({ column: z.string(), code: z.enum(['missing', 'unknown', 'twice', 'too_long']) }).nullable(),
})
export type ImportedLine = z.infer<typeof importedLine>

export const deviceImports = {
  run: operation({
    method: 'POST',
    path: '/devices/import',
    summary:
      'Read devices from CSV (comma, semicolon or tab); nothing is written when it is a preview or a line has a fault',
    access: 'admin',
    scope: 'settings:write',
    body: z.object({
      csv: z.string().min(1).max(2_000_000),
      /** Of lines that name no team. */
      teamId: id,
      isPreview: z.boolean(),
    }),
    result: z.object({
      lines: z.array(importedLine),
      addCount: z.int(),
      updateCount: z.int(),
      faultCount: z.int(),
      isWritten: z.boolean(),
      /** Columns that nothing is taken from. */
      ignoredColumns: z.array(z.string()),
    }),
    errors: ['invalid'],
  }),
}
