import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findEmbeddedPostgres } from './index.ts'
import { keep, listKept, makeFolder, query, start, startProgram, usedFolders } from './test-program.ts'

const makeUsedFolder = usedFolders()
const isRoot = process.getuid?.() === 0

test('a program gets an ordinary role that may create the trusted extensions', async () => {
  const server = await start({ dir: makeFolder(), settings: {} })

  await query(server.url, 'create extension pg_trgm; create extension unaccent')
  await query(server.url, 'create extension citext; create extension btree_gin')
  const [row] = await query(
    server.url,
    `select current_user, rolsuper, lower('ÑANDÚ'), current_setting('fsync') as fsync,
            current_setting('max_connections')::int as connections
       from pg_roles where rolname = current_user`,
  )

  expect(server.how).toBe('init')
  expect(row).toEqual({ current_user: 'app', rolsuper: false, lower: 'ñandú', fsync: 'on', connections: 100 })
})

test('data survives a clean stop, in a folder whose path has spaces, commas and quotes', async () => {
  const dir = await makeUsedFolder(`Mesa de ayuda, "piso 3" d'été`)
  const first = await start({ dir })
  await keep(first.url, 'kept')
  await first.stop()

  const second = await start({ dir })

  expect(second.how).toBe('start')
  expect(await listKept(second.url)).toEqual(['kept'])
})

test('where the path is too long for a socket, the server listens on the loopback only', async () => {
  const dir = await makeUsedFolder('a-folder-with-quite-a-long-name-'.repeat(4))

  const server = await start({ dir })

  expect(new URL(server.url).hostname).toBe('127.0.0.1')
  expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
})

test('a second program on the same folder is refused while the first lives, and told what to do', async () => {
  const dir = await makeUsedFolder()
  const first = startProgram({ dir })
  await first.answer

  const second = await startProgram({ dir }).answer

  expect(second.refused).toBe('DatabaseBusyError')
  expect(second.message).toBe(
    `Another Mesa (process ${first.process.pid}) is using the database in ${dir}. ` +
      'Stop it first, or give this one a DATA_DIR of its own.',
  )
})

test('a command finds the server that a live program runs, and none after it stopped', async () => {
  const dir = await makeUsedFolder()
  const before = await findEmbeddedPostgres(dir)
  const server = await start({ dir })
  const during = await findEmbeddedPostgres(dir)
  await server.stop()

  const after = await findEmbeddedPostgres(dir)

  expect([before, during, after]).toEqual([undefined, server.url, undefined])
})

test('a command finds nothing where no Mesa ever was', async () => {
  expect(await findEmbeddedPostgres('/nonexistent/mesa')).toBeUndefined()
})

test.runIf(isRoot)('under a home closed to others, root keeps the database elsewhere and finds it again', async () => {
  const folder = makeFolder()
  process.env['MESA_POSTGRES_SYSTEM_DIR'] = path.join(folder, 'system')
  onTestFinished(() => void delete process.env['MESA_POSTGRES_SYSTEM_DIR'])
  const home = path.join(folder, 'home')
  mkdirSync(home, { mode: 0o700 })
  const dir = path.join(home, 'data')
  const first = await start({ dir })
  await keep(first.url, 'kept')
  await first.stop()

  chmodSync(home, 0o755)
  const second = await start({ dir })

  const location = readFileSync(path.join(dir, 'location.txt'), 'utf8').trim()
  expect(existsSync(path.join(location, 'pg18', 'data'))).toBe(true)
  expect(await listKept(second.url)).toEqual(['kept'])
  await second.stop()
  rmSync(location, { recursive: true })
  await expect(start({ dir })).rejects.toThrow('is not there any more')
})

test.runIf(isRoot)(
  'a folder that was removed and made again begins empty, wherever its database had been',
  async () => {
    const folder = makeFolder()
    process.env['MESA_POSTGRES_SYSTEM_DIR'] = path.join(folder, 'system')
    onTestFinished(() => void delete process.env['MESA_POSTGRES_SYSTEM_DIR'])
    const home = path.join(folder, 'home')
    mkdirSync(home, { mode: 0o700 })
    const dir = path.join(home, 'data')
    const first = await start({ dir })
    await keep(first.url, 'kept')
    await first.stop()
    rmSync(dir, { recursive: true })

    const second = await start({ dir })

    await expect(listKept(second.url)).rejects.toThrow('does not exist')
    await second.stop()
  },
)
