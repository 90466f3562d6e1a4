import { z } from 'zod'
import { byId, instant } from './common.ts'
import { inventoryReport } from './device.ts'
import { operation } from './operation.ts'
import { ticketStatus } from './ticket-fields.ts'

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

export const readDevice = { access: 'agent', scope: 'tickets:read', params: byId, errors: ['not_found'] } as const

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
