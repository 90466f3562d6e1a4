import type { LinkedDevice } from '#contract/device-links.ts'
import type { DeviceKind } from '#contract/devices.ts'
import { firingCount, standing } from './queries.ts'

/** Of `devices as d` with their `deviceLines as l`, what `atAGlance` tells. */
export const glanceColumns = [
  'd.id',
  'd.name',
  'd.kind',
  'd.publicKey',
  'l.openedAt',
  'l.heardAt',
  'l.closedAt',
  firingCount.as('firingCount'),
] as const

type Row = Parameters<typeof standing>[0] & { id: string; name: string; kind: string; firingCount: number }

/** A device in one line, beside what it belongs to: whether it is there, and what fires. */
export function atAGlance(row: Row, now: Date): LinkedDevice {
  const { id, name, firingCount } = row
  // The database's check holds the column to the words of the contract.
  return { id, name, kind: row.kind as DeviceKind, state: standing(row, now).state, firingCount }
}
