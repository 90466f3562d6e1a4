import { sql } from 'kysely'
import { type MetricsReport, metricsReport } from '#contract/device.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'
import { percentOf } from './percent.ts'
import { watchThresholds } from './thresholds/watch.ts'

/** So long each width of a span is kept, in milliseconds by its seconds. */
const kept = { 30: 2 * 86_400_000, 300: 30 * 86_400_000, 3600: 366 * 86_400_000 } as const

/** A report of a device: one row for each width, and what follows where a threshold is crossed. */
export async function takeMetrics(ctx: Ctx, deviceId: string, body: unknown): Promise<null> {
  const report = metricsReport.parse(body)
  await transact(ctx, async (work) => {
    if (!(await mayMeasure(work, deviceId))) return
    await keepMetrics(work, deviceId, report)
    await watchThresholds(work, deviceId, report)
    await sql`select pg_notify(${liveChannel}, ${`device ${deviceId} metrics`})`.execute(work.tx)
  })
  return null
}

/** Turned off meanwhile, or removed: what is still on its way is dropped. */
async function mayMeasure({ tx }: Work, deviceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('devices as d')
    .innerJoin('deviceTeams as t', 't.teamId', 'd.teamId')
    .select('d.id')
    .where('d.id', '=', deviceId)
    .executeTakeFirst()
  return row !== undefined
}

async function keepMetrics(work: Work, deviceId: string, report: MetricsReport): Promise<void> {
  const now = work.now()
  const memory = percentOf(report.memoryUsed, report.memoryTotal)
  const disk = Math.max(0, ...report.disks.map(({ used, total }) => percentOf(used, total)))
  await sql`
    insert into device_metrics (device_id, width, at, cpu_sum, cpu_max, memory_sum, memory_max, disk)
    select ${deviceId}, w.width, date_bin(make_interval(secs => w.width), ${now}, 'epoch'),
      ${report.cpu}, ${report.cpu}, ${memory}, ${memory}, ${disk}
    from (values (30), (300), (3600)) as w (width)
    on conflict (device_id, width, at) do update set
      sample_count = device_metrics.sample_count + 1,
      cpu_sum = device_metrics.cpu_sum + excluded.cpu_sum,
      cpu_max = greatest(device_metrics.cpu_max, excluded.cpu_max),
      memory_sum = device_metrics.memory_sum + excluded.memory_sum,
      memory_max = greatest(device_metrics.memory_max, excluded.memory_max),
      disk = excluded.disk`.execute(work.tx)
  const columns = { measuredAt: now, report: JSON.stringify(report) }
  await work.tx
    .insertInto('deviceReadings')
    .values({ deviceId, ...columns })
    .onConflict((conflict) => conflict.column('deviceId').doUpdateSet(columns))
    .execute()
}

/** For the hourly tidying. */
export async function forgetMetrics(ctx: Ctx): Promise<void> {
  for (const [width, ms] of Object.entries(kept)) {
    await ctx.db
      .deleteFrom('deviceMetrics')
      .where('width', '=', Number(width))
      .where('at', '<', new Date(ctx.now().getTime() - ms))
      .execute()
  }
}
