import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Services } from '../kernel/services.ts'

/** The value of our loop header: a mark of this desk alone, so that two desks can write to each other. */
export function signLoopHeader(services: Pick<Services, 'key'>): string {
  return tagOf(services).toString('base64url')
}

/** Whether a mail carries our own mark: it came back to us. */
export function isOwnLoop(value: string, services: Pick<Services, 'key'>): boolean {
  const given = Buffer.from(value.trim(), 'base64url')
  const own = tagOf(services)
  return given.length === own.length && timingSafeEqual(given, own)
}

function tagOf(services: Pick<Services, 'key'>): Buffer {
  return createHmac('sha256', services.key('loop')).digest().subarray(0, 16)
}
