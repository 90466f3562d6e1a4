import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskInstance } from '#server/app/desk-instance.ts'
import { openDesk } from '#server/app/desk-instance.ts'
import { hashPassword } from '#server/people/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { migrate } from '#server/platform/database.ts'
import { prepareJobs } from '#server/platform/jobs.ts'
import { makeLog } from '#server/platform/log.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/index.ts'
import { learnWords } from '#server/search/index.ts'
import { fillLarge } from '../tools/demo/large/fill-large.ts'

export const benchPassword = 'mesa-de-prueba-7'
export const benchAdmin = 'admin@almazor.example'
export const benchAgent = 'javier@almazor.example'

export interface BenchDesk {
  desk: DeskInstance
  dataDir: string
  postgres: EmbeddedPostgres
  close(): Promise<void>
}

/** A desk of at least so many tickets, on a PostgreSQL of its own with the settings that Mesa always uses. */
export async function openBenchDesk(tickets: number, progress: (line: string) => void): Promise<BenchDesk> {
  const kept = process.env['BENCH_DATA_DIR']
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'mesa-bench-')))
  const postgres = await startEmbeddedPostgres({ dir: join(dataDir, 'postgres') })
  const env = { DATA_DIR: dataDir, DATABASE_URL: postgres.url, LOG_LEVEL: 'warn' }
  const config = readConfig(env)
  const desk = await openDesk({
    config,
    databaseUrl: postgres.url,
    publicUrl: 'http://bench.example',
    log: makeLog('warn'),
  })
  const close = async () => {
    await desk.close()
    await postgres.stop()
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate(desk.database.db)
    await prepareJobs(desk.pool)
    await fillUp(desk, tickets, progress)
    // A desk in use has done so long ago; done during a measurement it would be measured.
    progress('learning the words in use…')
    await learnWords(desk.contextOf({ kind: 'system', job: 'bench' }))
    return { desk, dataDir, postgres, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function fillUp(desk: DeskInstance, tickets: number, progress: (line: string) => void): Promise<void> {
  const { rows } = await desk.pool.query<{ count: number }>('select count(*) from tickets')
  const missing = tickets - (rows[0]?.count ?? 0)
  if (missing < 100) return
  const passwordHash = await hashPassword(benchPassword)
  await fillLarge(desk, { tickets: missing, passwordHash, seed: missing, progress })
}
