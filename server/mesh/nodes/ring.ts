import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/context.ts'
import { liveChannel } from '../../tickets/index.ts'

/** Each of so many is told of by itself. */
const mostSingle = 50

/** Pages that show these devices, or the list of machines, ask again. */
export async function ringFor(db: Db | Tx, deviceIds: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(deviceIds)].filter((id) => id !== null).slice(0, mostSingle)
  const said = ['integration', ...ids.map((id) => `device ${id} line`)]
  await sql`select pg_notify(${liveChannel}, said) from unnest(${said}::text[]) as said`.execute(db)
}
