import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import type { Db } from '../kernel/context.ts'
import type { Log } from '../kernel/services.ts'
import type { DB } from '../kernel/tables.ts'
import { preparingClients } from './preparing-client.ts'

const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

// int8 as a number: none of Mesa's comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Whoever waits longer for a connection hears that the database cannot be reached. */
const connectionTimeoutMillis = 30_000

export interface Database {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

export function openDatabase(url: string, log: Log, options: { maxConnections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.maxConnections ?? 20,
    application_name: 'mesa',
    connectionTimeoutMillis,
    Client: preparingClients(),
  })
  // Without these handlers the process ends when a connection breaks, idle or in use; whoever uses it hears of it.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, close: () => db.destroy() }
}

/** Brings the schema up to date. Several nodes may do so at once: an advisory lock lets one through. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db: db.withoutPlugins(), provider: { getMigrations: readMigrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find((result) => result.status === 'Error')
  if (error !== undefined) {
    throw new Error(`Migration ${failed?.migrationName ?? ''} failed: ${(error as Error).message}`, { cause: error })
  }
  return results.map((result) => result.migrationName)
}

/** Names of migrations that a database has not seen which was brought up to date before, as by an older release. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const done = new Set(rows.map(({ name }) => name))
  return (await listMigrations()).filter((name) => !done.has(name))
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const entries = (await listMigrations()).map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(join(migrationsFolder, `${name}.sql`), 'utf8')
    return [name, { up: async (db) => void (await sql.raw(text).execute(db)) }]
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function listMigrations(): Promise<string[]> {
  const files = (await readdir(migrationsFolder)).filter((file) => /^\d{4}_[a-z_]+\.sql$/.test(file))
  return files.map((file) => file.replace(/\.sql$/, '')).sort()
}
