import { EventEmitter } from 'node:events'
import {
  type JobHelpers,
  Logger,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Work } from '../kernel/context.ts'
import type { Log } from '../kernel/services.ts'
import { JobRescue } from './job-rescue.ts'
import { LastingRunner } from './lasting-runner.ts'

interface JobOptions {
  /** A later job with the same key replaces an earlier one that has not begun. */
  key?: string
  runAt?: Date
  /** How often it is tried, with growing pauses. */
  maxAttempts?: number
  /** Jobs of one queue run one after the other. */
  queue?: string
}

/** Adds a job in the work's transaction: it exists if and only if the change was committed. */
export async function addJob(
  work: Pick<Work, 'tx'>,
  name: string,
  payload: object,
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${name}, ${JSON.stringify(payload)}::json, job_key => ${options.key ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.maxAttempts ?? 25}::int,
    queue_name => ${options.queue ?? null}::text)`.execute(work.tx)
}

interface Attempt {
  isLast: boolean
  /** Aborted when Mesa stops: what takes long leaves the rest for later. */
  signal: AbortSignal | undefined
}

/** A job's work; it may run again after a crash. `payload` is parsed by the handler. */
export type JobHandler = (payload: unknown, attempt: Attempt) => Promise<void>

export interface JobSet {
  handlers: Record<string, JobHandler>
  /** Lines in crontab's format, in UTC. */
  schedule: string[]
}

export interface JobRunner {
  /** Lets running jobs end, for at most a few seconds. */
  stop(): Promise<void>
}

export async function prepareJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
}

export async function startJobs(pool: pg.Pool, url: string, jobs: JobSet, log: Log): Promise<JobRunner> {
  const rescue = new JobRescue(url, log)
  await rescue.start()
  const runner = new LastingRunner(log, () => beginRunner({ pool, jobs, log, rescue }))
  await runner.start()
  return {
    stop: async () => {
      await runner.stop()
      await rescue.stop()
    },
  }
}

interface Beginning {
  pool: pg.Pool
  jobs: JobSet
  log: Log
  rescue: JobRescue
}

/** So long a runner that could not write down what became of a job has to end; then another one begins. */
const lastWordsMs = 5000

async function beginRunner({ pool, jobs, log, rescue }: Beginning): Promise<Pick<Runner, 'promise' | 'stop'>> {
  const events: WorkerEvents = new EventEmitter()
  // Jobs are taken in the name of the pool of workers, not of each worker.
  let name = ''
  events.on('pool:create', ({ workerPool }) => {
    name = workerPool.id
    rescue.protect(name)
  })
  const runner = await run({
    pgPool: pool,
    events,
    taskList: taskListOf(jobs),
    concurrency: 4,
    noHandleSignals: true,
    crontab: jobs.schedule.join('\n'),
    logger: loggerTo(log),
    preset,
  })
  // It takes no further jobs then, but may wait for its own end for ever.
  const doomed = new Promise<void>((resolve) => {
    events.once('pool:fatalError', () => setTimeout(resolve, lastWordsMs).unref())
  })
  const promise = Promise.race([runner.promise, doomed])
  const abandon = () => rescue.abandon(name).catch(() => undefined)
  promise.then(abandon, abandon)
  return { promise, stop: () => runner.stop() }
}

// In batches, a job whose end cannot be written stops the runner, which begins anew; singly, it would end the process.
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: 1 } }

/** So often it is looked again for what is due and was not taken: somebody else may be at its queue. */
const mostIdleRuns = 20

/** Runs what is due, in this process and until nothing is left: for tests and for the shell. */
export async function drainJobs(pool: pg.Pool, jobs: JobSet): Promise<void> {
  let left = -1
  for (let idle = 0; idle < mostIdleRuns; ) {
    await runOnce({ pgPool: pool, taskList: taskListOf(jobs), noHandleSignals: true, logger: quiet })
    // A queue whose last job has just ended is sometimes passed over as if it were still at work.
    const due = await countDue(pool, jobs)
    if (due === 0) return
    idle = due === left ? idle + 1 : 0
    left = due
  }
}

async function countDue(pool: pg.Pool, { handlers }: JobSet): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from graphile_worker.jobs
      where task_identifier = any($1) and locked_at is null and run_at <= now() and attempts < max_attempts`,
    [Object.keys(handlers)],
  )
  return rows[0]?.count ?? 0
}

function taskListOf(jobs: JobSet): TaskList {
  return Object.fromEntries(
    Object.entries(jobs.handlers).map(([name, handle]) => [
      name,
      (payload: unknown, { job, abortSignal }: JobHelpers) =>
        handle(payload, { isLast: job.attempts >= job.max_attempts, signal: abortSignal }),
    ]),
  )
}

const quiet = new Logger(() => () => undefined)

function loggerTo(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error({}, message)
    if (level === 'warning') log.warn({}, message)
  })
}
