import si from 'systeminformation'
import type { MetricsReport } from '../contract/device.ts'

/** File systems that hold nobody's data: what they are filled with says nothing. */
const uninteresting = /^(tmpfs|devtmpfs|squashfs|overlay|efivarfs|ramfs|iso9660|autofs)$/i

/** One report. Cheap: what is asked comes from /proc or its like, and nothing is listed that is not reported. */
export async function measure(services: readonly string[]): Promise<MetricsReport> {
  const [load, memory, disks, running] = await Promise.all([
    si.currentLoad(),
    si.mem(),
    si.fsSize(),
    services.length === 0 ? [] : si.services(services.join(',')),
  ])
  return {
    cpu: percent(load.currentLoad),
    memoryUsed: Math.max(0, memory.total - memory.available),
    memoryTotal: memory.total,
    disks: disks
      .filter(({ type, size }) => size > 0 && !uninteresting.test(type))
      .slice(0, 32)
      .map(({ mount, used, size }) => ({ mount: mount.slice(0, 200), used: Math.max(0, used), total: size })),
    uptimeSeconds: Math.max(0, si.time().uptime),
    services: services.map((name) => ({
      name,
      state: stateOf(running.find((one) => one.name === name.toLowerCase())),
    })),
  }
}

function stateOf(service: { running: boolean } | undefined): 'running' | 'stopped' | 'unknown' {
  if (service === undefined) return 'unknown'
  return service.running ? 'running' : 'stopped'
}

function percent(value: number): number {
  return Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : 0
}
