import pg from 'pg'
import type { Secret } from './secret.ts'

export const APP_ROLE = 'app'
export const APP_DATABASE = 'app'

/**
 * The program's role is an ordinary one, as on a managed server: it owns its database, which is enough for the trusted
 * extensions. May run any number of times: an interrupted first start is completed by the next.
 */
export async function prepareDatabase(client: pg.Client, secret: Secret): Promise<void> {
  const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  if (!role.rowCount) await client.query(`create role ${APP_ROLE} login password ${pg.escapeLiteral(secret.app)}`)
  const database = await client.query('select 1 from pg_database where datname = $1', [APP_DATABASE])
  if (!database.rowCount) await client.query(`create database ${APP_DATABASE} owner ${APP_ROLE}`)
}
