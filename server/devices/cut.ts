import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'
import { deviceChannel } from './lines.ts'

/** Ends the line of a device, on whichever node it is; a device that still may comes back. */
export async function cutLine(work: Work, deviceId: string): Promise<void> {
  await sql`select pg_notify(${deviceChannel}, ${`cut ${deviceId}`})`.execute(work.tx)
  await ringDevice(work, deviceId)
}

/** Browsers that show the device ask for it again. */
export async function ringDevice(work: Pick<Work, 'tx'>, deviceId: string): Promise<void> {
  await sql`select pg_notify(${liveChannel}, ${`device ${deviceId} line`})`.execute(work.tx)
}
