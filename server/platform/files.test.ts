import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diskFiles } from './files.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mesa-files-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

test('what is stored is found by its hash, whole', async () => {
  const files = diskFiles(root)

  const stored = await files.put(Readable.from([Buffer.from('ñan'), Buffer.from('dú')]))

  expect(stored).toEqual({ sha256: createHash('sha256').update('ñandú').digest('hex'), size: 7 })
  expect((await files.read(stored.sha256)).toString()).toBe('ñandú')
  expect(await text(await files.open(stored.sha256))).toBe('ñandú')
  expect(await files.exists(stored.sha256)).toBe(true)
})

test('any bytes come back as they were, in whatever pieces they came', async () => {
  const files = diskFiles(root)

  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 6 }), async (pieces) => {
      const whole = Buffer.concat(pieces)
      const { sha256, size } = await files.put(Readable.from(pieces.map((piece) => Buffer.from(piece))))
      expect(size).toBe(whole.length)
      expect((await files.read(sha256)).equals(whole)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('the same content is kept once, also when it comes several times at once', async () => {
  const files = diskFiles(root)

  const stored = await Promise.all(Array.from({ length: 8 }, () => files.put(Buffer.from('igual'))))

  expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1)
  expect(await filesIn(root)).toEqual([stored[0]?.sha256])
})

test('an upload that breaks off leaves nothing', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('a medias')
      throw new Error('the line broke')
    })(),
  )

  const refusal = diskFiles(root).put(broken)

  await expect(refusal).rejects.toThrow('the line broke')
  expect(await filesIn(root)).toEqual([])
})

test('what is too large is refused, and leaves nothing', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1024)
    })(),
  )

  const refusal = diskFiles(root).put(endless, { maxBytes: 10_000 })

  await expect(refusal).rejects.toMatchObject({ code: 'too_large' })
  expect(await filesIn(root)).toEqual([])
})

test('exactly the limit is accepted', async () => {
  const stored = await diskFiles(root).put(Buffer.alloc(10_000), { maxBytes: 10_000 })

  expect(stored.size).toBe(10_000)
})

test('what was never stored is not there, and cannot be opened', async () => {
  const files = diskFiles(root)

  expect(await files.exists('0'.repeat(64))).toBe(false)
  await expect(files.open('0'.repeat(64))).rejects.toMatchObject({ code: 'ENOENT' })
})
