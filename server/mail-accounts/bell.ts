import { sql } from 'kysely'
import type { Db, Tx } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'

/** Rung when settings or consents of mail servers changed; whoever holds connections to them listens. */
export const mailAccountsChannel = 'mesa_mail_accounts'

export async function ringAccountsChanged(tx: Tx): Promise<void> {
  await sql`select pg_notify(${mailAccountsChannel}, '')`.execute(tx)
  await tellScreens(tx)
}

/** Screens ask again how the channels go. */
export async function tellScreens(db: Db | Tx): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'mail')`.execute(db)
}
