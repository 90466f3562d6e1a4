import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isServerOf, parsePidFile, pidFileOf, readPidFile } from './pid-file.ts'
import { dataDirIn, makeFolder } from './test-program.ts'

test.each([
  ['nothing yet', '', undefined],
  ['only the process', '4711\n/data\n', { pid: 4711, address: undefined, isReady: false }],
  [
    'single-user mode',
    '-4711\n/data\n17\n5432\n',
    { pid: 4711, address: { host: '127.0.0.1', port: 5432 }, isReady: false },
  ],
  [
    'a socket, still starting',
    '4711\n/data\n17\n5432\n/data/run\n\n 1 2\nstarting\n',
    { pid: 4711, address: { host: '/data/run', port: 5432 }, isReady: false },
  ],
  [
    'the loopback, ready',
    '4711\n/data\n17\n40123\n\n127.0.0.1\n 1 2\nready   \n',
    { pid: 4711, address: { host: '127.0.0.1', port: 40123 }, isReady: true },
  ],
])('postmaster.pid is understood while it is being written: %s', (_, text, expected) => {
  expect(parsePidFile(text)).toEqual(expected)
})

test('a server in another container is found by its socket, though it knows the folder by another path', () => {
  const dir = makeFolder()
  mkdirSync(dataDirIn(dir), { recursive: true })
  writeFileSync(pidFileOf(dataDirIn(dir)), '1\n/volume/pg18/data\n17\n5432\n/volume/run\n\n 1 2\nready\n')

  const file = readPidFile(dataDirIn(dir))

  expect(file?.address).toEqual({ host: path.join(dir, 'run'), port: 5432 })
})

test('a live process that is not PostgreSQL is never taken for the server', () => {
  expect(isServerOf(process.pid, process.cwd())).toBe(false)
})
