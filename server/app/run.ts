import { flushCompileCache } from 'node:module'
import { readConfig } from '../platform/config.ts'
import { makeLog } from '../platform/log.ts'
import { startMesa } from './mesa.ts'

/** Everything that the role asks for, until a signal ends it. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = makeLog(config.logLevel)
  const mesa = await startMesa(config, log)
  for (const line of mesa.greeting) process.stdout.write(`${line}\n`)
  // Otherwise it is written when the program ends, which one that is killed does not get to.
  setImmediate(flushCompileCache)
  const stop = once(async () => {
    process.stdout.write('Stopping…\n')
    await mesa.stop()
  })
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const why = await mesa.ended
  if (why !== undefined) throw new Error(why)
}

function once(run: () => Promise<void>): () => void {
  let isRunning = false
  return () => {
    if (isRunning) return
    isRunning = true
    run().catch(fail)
  }
}

function fail(error: unknown): void {
  process.stderr.write(`mesa: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

main().then(() => process.exit(0), fail)
