import { reportEveryMs } from '../contract/device.ts'
import { takeInventory } from './inventory.ts'
import type { Line } from './line.ts'
import { measure } from './measure.ts'
import { readPolicy } from './policy.ts'

const inventoryEveryMs = 24 * 3_600_000

/** What is told to the desk of one's own accord while the line is open, as far as the policy allows at each time. */
export function report(line: Line, folder: string, log: (text: string) => void): void {
  const tell = (what: Promise<void>) => void what.catch((error: unknown) => log(`not reported: ${String(error)}`))
  const metrics = () => tell(reportMetrics(line, folder))
  const inventory = () => tell(reportInventory(line, folder))
  metrics()
  inventory()
  const timers = [setInterval(metrics, reportEveryMs), setInterval(inventory, inventoryEveryMs)]
  void line.ended.then(() => {
    for (const timer of timers) clearInterval(timer)
  })
}

async function reportMetrics(line: Line, folder: string): Promise<void> {
  const { allow, services } = await readPolicy(folder)
  if (allow.includes('metrics')) await line.ask('metrics.report', await measure(services))
}

async function reportInventory(line: Line, folder: string): Promise<void> {
  const { allow } = await readPolicy(folder)
  if (allow.includes('inventory')) await line.ask('inventory.report', await takeInventory())
}
