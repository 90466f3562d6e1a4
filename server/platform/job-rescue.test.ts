import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '#test/databases.ts'
import { eventually } from '#test/program.ts'
import { JobRescue } from './job-rescue.ts'
import { startJobs } from './jobs.ts'

let url: string
let pool: pg.Pool

beforeAll(async () => {
  url = await createDatabase(inject('databaseUrl'))
  pool = new pg.Pool({ connectionString: url })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
})
afterAll(async () => {
  await pool.end()
  await dropDatabase(inject('databaseUrl'), new URL(url).pathname.slice(1))
})

afterEach(() => pool.query('delete from graphile_worker._private_jobs'))

const silent = pino({ level: 'silent' })

async function holdJob(worker: string): Promise<void> {
  await pool.query(`select graphile_worker.add_job('mail:read', '{}'::json)`)
  await pool.query(
    'update graphile_worker._private_jobs set locked_at = now(), locked_by = $1 where locked_by is null',
    [worker],
  )
}

const holders = async () => {
  const { rows } = await pool.query('select locked_by from graphile_worker._private_jobs where locked_by is not null')
  return rows.map((row: { locked_by: string }) => row.locked_by)
}

/** Begins another one; whoever it was to take for dead at its first looks has been when this ends. */
async function beginOther(meanwhile: () => void = () => undefined): Promise<JobRescue> {
  const other = new JobRescue(url, silent)
  await holdJob('long-dead')
  await other.start()
  meanwhile()
  await eventually(holders, (names) => !names.includes('long-dead'))
  return other
}

/** Which connections to this database hold the name of a worker. */
const lockHolders = async () => {
  const { rows } = await pool.query(`select pid from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`)
  return rows.map((row: { pid: number }) => row.pid)
}

test('jobs of a process that nobody answers for are given back, those of a living one are not', async () => {
  const living = new JobRescue(url, silent)
  await living.start()
  living.protect('living-worker')
  await holdJob('living-worker')

  const other = await beginOther()

  expect(await holders()).toEqual(['living-worker'])
  await Promise.all([living.stop(), other.stop()])
})

test('a worker that took a job a moment before it was answered for keeps it', async () => {
  const starting = new JobRescue(url, silent)
  await starting.start()
  await holdJob('starting-worker')

  const other = await beginOther(() => starting.protect('starting-worker'))

  expect(await holders()).toContain('starting-worker')
  await Promise.all([starting.stop(), other.stop()])
})

test('the jobs of a running process are not given away', async () => {
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  let runs = 0
  const slow = () => {
    runs += 1
    begun.resolve()
    return end.promise
  }
  await pool.query(`select graphile_worker.add_job('slow', '{}'::json)`)
  const runner = await startJobs(pool, url, { handlers: { slow }, schedule: [] }, silent)
  await begun.promise
  const before = await holders()

  const other = await beginOther()

  expect(before.some((name) => name.startsWith('pool-'))).toBe(true)
  expect(await holders()).toEqual(before)
  end.resolve()
  await Promise.all([runner.stop(), other.stop()])
  expect(runs).toBe(1)
})

test('a living worker is answered for again after its connection was cut', async () => {
  const living = new JobRescue(url, silent)
  await living.start()
  living.protect('cut-worker')
  await holdJob('cut-worker')
  const before = await eventually(lockHolders, (pids) => pids.length === 1)

  await pool.query('select pg_terminate_backend($1)', before)
  await eventually(lockHolders, (pids) => pids.length === 1 && pids[0] !== before[0])
  const other = await beginOther()

  expect(await holders()).toContain('cut-worker')
  await Promise.all([living.stop(), other.stop()])
})
