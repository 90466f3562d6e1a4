import { sql } from 'kysely'
import type { Db, Tx } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'

/** Tells the browsers of one person that something is new to her, or was seen. */
export async function ring(db: Db | Tx, personId: string, { hasSound = false } = {}): Promise<void> {
  const said = `notification ${personId} ${hasSound ? 'sound' : 'still'}`
  await sql`select pg_notify(${liveChannel}, ${said})`.execute(db)
}
