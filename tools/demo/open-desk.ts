import { join } from 'node:path'
import { type DeskInstance, openDesk } from '#server/app/desk-instance.ts'
import { readConfig } from '#server/platform/config.ts'
import { migrate } from '#server/platform/database.ts'
import { prepareJobs } from '#server/platform/jobs.ts'
import { makeLog } from '#server/platform/log.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/index.ts'

/** The desk of this environment, beside a running Mesa or alone; ready for work. */
export async function openDemoDesk(env: NodeJS.ProcessEnv): Promise<{ desk: DeskInstance; close(): Promise<void> }> {
  const config = readConfig({ ...env, LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn' })
  const database = await reachDatabase(config.databaseUrl, join(config.dataDir, 'postgres'))
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const desk = await openDesk({ config, databaseUrl: database.url, publicUrl, log: makeLog(config.logLevel) })
  const close = async () => {
    await desk.close()
    await database.stop()
  }
  try {
    await migrate(desk.database.db)
    await prepareJobs(desk.pool)
    return { desk, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function reachDatabase(url: string | undefined, dir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const running = url ?? (await findEmbeddedPostgres(dir))
  return running === undefined ? startEmbeddedPostgres({ dir }) : { url: running, stop: async () => undefined }
}
