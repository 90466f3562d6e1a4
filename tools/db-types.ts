/**
 * Writes server/kernel/tables.ts from a database that the migrations have just made;
 * `--verify` fails instead when the file is out of date.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { migrate, openDatabase } from '#server/platform/database.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/index.ts'

const dir = await mkdtemp(join(tmpdir(), 'mesa-types-'))
const server = await startEmbeddedPostgres({ dir })
const database = openDatabase(server.url, pino({ level: 'silent' }))
await migrate(database.db)
await database.close()
const { status } = spawnSync(
  process.execPath,
  [
    join('node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js'),
    '--dialect=postgres',
    `--url=${server.url}`,
    '--camel-case',
    '--out-file=server/kernel/tables.ts',
    '--default-schema=public',
    '--include-pattern=public.*',
    '--exclude-pattern=*kysely_migration*',
    `--type-mapping=${JSON.stringify({ int8: 'number', tsvector: 'string', xid8: 'string' })}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
await server.stop()
await rm(dir, { recursive: true, force: true })
process.exitCode = status ?? 1
