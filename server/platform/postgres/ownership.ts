import type pg from 'pg'
import { DatabaseBusyError } from './busy-error.ts'
import { codeOf } from './error-code.ts'

// The lock of the one program that owns the server. It lives in the server itself, so it can neither go stale nor
// survive its holder, and it also holds between containers that share a volume.
const OWNER_LOCK = 0x4d_45_53_41

/** Takes the lock or refuses. Waits a moment: the server may not have noticed yet that the last owner was killed. */
export async function takeOwnership(client: pg.Client, folderName: string): Promise<void> {
  try {
    await client.query(`set lock_timeout = '1s'`)
    await client.query('select pg_advisory_lock($1)', [OWNER_LOCK])
    await client.query('reset lock_timeout')
  } catch (error) {
    if (codeOf(error) !== '55P03') throw error
    throw new DatabaseBusyError(
      `Another Mesa (${await nameOwner(client)}) is using the database in ${folderName}. ` +
        'Stop it first, or give this one a DATA_DIR of its own.',
    )
  }
}

export async function isOwned(client: pg.Client): Promise<boolean> {
  return (await findOwner(client)) !== undefined
}

async function nameOwner(client: pg.Client): Promise<string> {
  const pid = /^mesa (\d+)$/.exec((await findOwner(client)) ?? '')?.[1]
  return pid ? `process ${pid}` : 'an unknown process'
}

async function findOwner(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ application_name: string }>(
    `select activity.application_name
       from pg_stat_activity activity
       join pg_locks held using (pid)
      where held.locktype = 'advisory' and held.classid = 0 and held.objid = $1 and held.granted`,
    [OWNER_LOCK],
  )
  return rows[0]?.application_name
}
