import { sql } from 'kysely'
import { metricsReport } from '#contract/device.ts'
import type { DeviceMetrics, MetricSpan } from '#contract/device-facts.ts'
import type { Ctx } from '../kernel/context.ts'
import { percentOf } from './percent.ts'
import { getDeviceRow } from './row.ts'

const hour = 3600
const day = 24 * hour

/** For each span: how far back in seconds, from which rows, and how wide a point is; some 120 to 370 points. */
const spans: Record<MetricSpan, { seconds: number; width: number; point: number }> = {
  hour: { seconds: hour, width: 30, point: 30 },
  day: { seconds: day, width: 300, point: 300 },
  week: { seconds: 7 * day, width: 300, point: 1800 },
  month: { seconds: 30 * day, width: 3600, point: 3 * hour },
  year: { seconds: 365 * day, width: 3600, point: day },
}

interface PointRow {
  at: Date
  cpu: number
  cpuMax: number
  memory: number
  disk: number
}

/** What was measured, as points of one width; there is none where the device was away. */
export async function getMetrics(ctx: Ctx, id: string, span: MetricSpan): Promise<DeviceMetrics> {
  await getDeviceRow(ctx.db, ctx.actor, id)
  const { seconds, width, point } = spans[span]
  const since = new Date(ctx.now().getTime() - seconds * 1000)
  const { rows } = await sql<PointRow>`
    select date_bin(make_interval(secs => ${point}), at, 'epoch') as at,
      sum(cpu_sum) / sum(sample_count) as cpu, max(cpu_max) as cpu_max,
      sum(memory_sum) / sum(sample_count) as memory, max(disk) as disk
    from device_metrics
    where device_id = ${id} and width = ${width} and at >= ${since}
    group by 1
    order by 1`.execute(ctx.db)
  const latest = await ctx.db.selectFrom('deviceReadings').selectAll().where('deviceId', '=', id).executeTakeFirst()
  return {
    pointSeconds: point,
    points: rows.map(({ at, cpu, cpuMax, memory, disk }) => ({
      at: at.toISOString(),
      cpu: rounded(cpu),
      cpuMax: rounded(cpuMax),
      memory: rounded(memory),
      disk: rounded(disk),
    })),
    latest: latest === undefined ? null : { at: latest.measuredAt.toISOString(), ...presentReport(latest.report) },
  }
}

function presentReport(kept: unknown) {
  const { cpu, memoryUsed, memoryTotal, disks, uptimeSeconds, services } = metricsReport.parse(kept)
  return {
    cpu: rounded(cpu),
    memory: rounded(percentOf(memoryUsed, memoryTotal)),
    disks: disks.map((disk) => ({ ...disk, percent: rounded(percentOf(disk.used, disk.total)) })),
    uptimeSeconds,
    services,
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
