import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyFor, readSecretKey } from './secret-key.ts'

const run = promisify(execFile)
let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mesa-key-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

test('a key that is given is taken, and nothing is written', async () => {
  expect(await readSecretKey('given', dir)).toBe('given')
  expect(await readdir(dir)).toEqual([])
})

test('a key is made once and kept, for nobody else to read', async () => {
  const first = await readSecretKey(undefined, dir)
  const second = await readSecretKey(undefined, dir)

  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(second).toBe(first)
  expect((await stat(join(dir, 'secret.key'))).mode & 0o077).toBe(0)
})

test('many who start at once agree on one key', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => readSecretKey(undefined, dir)))

  expect(new Set(keys)).toEqual(new Set([(await readFile(join(dir, 'secret.key'), 'utf8')).trim()]))
  expect(await readdir(dir)).toEqual(['secret.key'])
})

test('two programs that start at once agree on one key', async () => {
  const module = fileURLToPath(new URL('./secret-key.ts', import.meta.url))
  const script = `import { readSecretKey } from ${JSON.stringify(module)}; console.log(await readSecretKey(undefined, ${JSON.stringify(dir)}))`

  const outputs = await Promise.all([1, 2].map(() => run(process.execPath, ['--input-type=module', '--eval', script])))

  expect(new Set(outputs.map(({ stdout }) => stdout.trim()))).toEqual(new Set([await readSecretKey(undefined, dir)]))
})

test.each(['', '\n', 'abc'])('a key file that holds %j is not taken for a key', async (content) => {
  await writeFile(join(dir, 'secret.key'), content)

  await expect(readSecretKey(undefined, dir)).rejects.toThrow(/damaged/)
})

test('keys for two purposes have nothing in common, and the same purpose has the same key', () => {
  const key = keyFor('s'.repeat(64))

  expect(key('one')).toEqual(keyFor('s'.repeat(64))('one'))
  expect(key('one')).not.toEqual(key('two'))
  expect(key('one')).toHaveLength(32)
})
