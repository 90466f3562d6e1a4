import { hostname, platform } from 'node:os'
import { plainLine } from '../contract/device.ts'

export const agentVersion = '0.1.0'

/** What is said of the machine whenever it introduces itself. */
export function introduction(): { hostname: string; platform: string; agentVersion: string } {
  return { hostname: plainLine(hostname()).slice(0, 253), platform: platform(), agentVersion }
}
