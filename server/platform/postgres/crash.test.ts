import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findEmbeddedPostgres } from './index.ts'
import { pidFileOf } from './pid-file.ts'
import {
  dataDirIn,
  keep,
  kill,
  listKept,
  nextAnswer,
  query,
  start,
  startProgram,
  untilGone,
  usedFolders,
} from './test-program.ts'

const makeUsedFolder = usedFolders()

test('committed rows survive a kill -9 of the server, which the program learns of', async () => {
  const dir = await makeUsedFolder()
  const first = await start({ dir })
  await keep(first.url, 'kept')

  process.kill(first.pid, 'SIGKILL')
  const reason = await first.onExit
  const second = await start({ dir })

  expect(reason).toMatch(/PostgreSQL (ended \(SIGKILL\)|is gone)/)
  expect(second.pid).not.toBe(first.pid)
  expect(await listKept(second.url)).toEqual(['kept'])
})

test('a crash of one server process is survived without losing the ownership', async () => {
  const dir = await makeUsedFolder()
  const server = await start({ dir })
  const crash = query(
    server.adminUrl,
    `copy (select 1) to program 'kill -9 $PPID'`, // its parent is the server process of this connection
  )

  await expect(crash).rejects.toThrow()

  await expect.poll(() => findEmbeddedPostgres(dir), { timeout: 10_000 }).toBe(server.url)
  expect((await startProgram({ dir }).answer).refused).toBe('DatabaseBusyError')
})

test('the server stops when its program is killed with kill -9', async () => {
  const dir = await makeUsedFolder()
  const program = startProgram({ dir })
  const { pid, url } = await program.answer
  await keep(url, 'kept')

  await kill(program.process)

  await untilGone(pid, dataDirIn(dir))
  const server = await start({ dir })
  expect(await listKept(server.url)).toEqual(['kept'])
})

test('a program may start again at once after it was killed', async () => {
  const dir = await makeUsedFolder()
  const program = startProgram({ dir })
  const { url } = await program.answer
  await keep(url, 'kept')

  await kill(program.process)
  const server = await start({ dir })

  expect(await listKept(server.url)).toEqual(['kept'])
})

test('without a watchdog the server outlives its program and is adopted, or restarted on demand', async () => {
  const dir = await makeUsedFolder()
  const first = startProgram({ dir, watchdog: false })
  const { pid } = await first.answer
  await kill(first.process)
  const second = startProgram({ dir, watchdog: false })
  const adopted = await second.answer
  await kill(second.process)

  const third = await start({ dir, orphan: 'restart' })

  expect(adopted).toMatchObject({ how: 'adopt', pid })
  expect(third.how).toBe('start')
  expect(third.pid).not.toBe(pid)
})

test('an adopted server is watched over like one of our own', async () => {
  const dir = await makeUsedFolder()
  const first = startProgram({ dir, watchdog: false })
  await first.answer
  await kill(first.process)
  const second = startProgram({ dir })
  const { how, pid } = await second.answer

  await kill(second.process)

  expect(how).toBe('adopt')
  await untilGone(pid, dataDirIn(dir))
})

test('Ctrl-C in the terminal reaches the program and not the server', async () => {
  const program = startProgram({ dir: await makeUsedFolder() })
  const { url } = await program.answer
  const interrupted = nextAnswer(program.process)

  process.kill(-Number(program.process.pid), 'SIGINT')

  expect(await interrupted).toEqual({ interrupted: true })
  expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }])
})

test.each([
  { named: 'a live process that is no server', pid: process.pid },
  { named: 'a process that is gone', pid: 2 ** 22 + 1 },
])('a lock file left by a power cut that names $named is no obstacle', async ({ pid }) => {
  const dir = await makeUsedFolder()
  const first = await start({ dir })
  await keep(first.url, 'kept')
  await first.stop()
  const lines = [pid, dataDirIn(dir), 1700000000, 5432, path.join(dir, 'run'), '', '  123456  654321', 'ready   ', '']
  writeFileSync(pidFileOf(dataDirIn(dir)), lines.join('\n'))

  const second = await start({ dir })

  expect(await listKept(second.url)).toEqual(['kept'])
})
