import { join } from 'node:path'
import { closeMailReader } from '../../mail/index.ts'
import { readConfig } from '../../platform/config.ts'
import { migrate } from '../../platform/database.ts'
import { prepareJobs } from '../../platform/jobs.ts'
import { makeLog } from '../../platform/log.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../../platform/postgres/index.ts'
import { type DeskInstance, openDesk } from '../desk-instance.ts'

/** Opens the desk for one command: beside a running Mesa, or with a database started just for it. */
export async function withDesk<T>(run: (desk: DeskInstance) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const log = makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const folder = join(config.dataDir, 'postgres')
  const running = config.databaseUrl ?? (await findEmbeddedPostgres(folder))
  const started = running === undefined ? await startEmbeddedPostgres({ dir: folder }) : undefined
  const databaseUrl = running ?? started?.url ?? ''
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const desk = await openDesk({ config, databaseUrl, publicUrl, log })
  try {
    await migrate(desk.database.db)
    await prepareJobs(desk.pool)
    return await run(desk)
  } finally {
    await closeMailReader()
    await desk.close()
    await started?.stop()
  }
}
