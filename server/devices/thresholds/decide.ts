import type { MetricsReport } from '#contract/device.ts'
import type { Measure } from '#contract/device-watching.ts'
import { percentOf } from '../percent.ts'

export interface Threshold {
  id: string
  measure: Measure
  /** Percent; null for what is not compared. */
  above: number | null
}

/** Something beyond a threshold at this moment; `subject` is the disk or the service, or empty. */
export interface Breach {
  thresholdId: string
  subject: string
  /** What was measured, for the alert's text: percent, or null. */
  value: number | null
}

/** Which thresholds a report is beyond. Being away is no report's business. */
export function breachesOf(report: MetricsReport, thresholds: readonly Threshold[]): Breach[] {
  return thresholds.flatMap((threshold) =>
    measured(report, threshold.measure)
      .filter(({ value }) => (value === null ? true : value > (threshold.above ?? 100)))
      .map((one) => ({ thresholdId: threshold.id, ...one })),
  )
}

/** For services: those that stand still, without a value. */
function measured(report: MetricsReport, measure: Measure): Omit<Breach, 'thresholdId'>[] {
  switch (measure) {
    case 'cpu':
      return [{ subject: '', value: report.cpu }]
    case 'memory':
      return [{ subject: '', value: percentOf(report.memoryUsed, report.memoryTotal) }]
    case 'disk':
      return report.disks.map(({ mount, used, total }) => ({ subject: mount, value: percentOf(used, total) }))
    case 'service':
      return report.services
        .filter(({ state }) => state === 'stopped')
        .map(({ name }) => ({ subject: name, value: null }))
    case 'offline':
      return []
  }
}
