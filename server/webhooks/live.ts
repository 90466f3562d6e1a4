import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'

/** Browsers that show a log ask for it again. */
export async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'integration')`.execute(work.tx)
}
