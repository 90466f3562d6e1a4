import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFile, openFile } from './user-files.ts'

const { username, homedir } = userInfo()
/** Whoever runs the agent. */
const oneself = { name: username, isOther: false, home: homedir, shell: '/bin/sh' }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesa-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const beside = () => join(folder, '.part')

describe('a file of whoever runs the agent', () => {
  test('is there when it is whole, for its owner alone, and cannot be run', async () => {
    const path = join(folder, 'a.sh')

    const file = await createFile(oneself, path, beside())
    await file.write(Buffer.from('one, '))
    await file.write(Buffer.from('two'))
    const meanwhile = await readdir(folder)
    await file.finish()

    expect([meanwhile, await readdir(folder)]).toEqual([['.part'], ['a.sh']])
    expect(await readFile(path, 'utf8')).toBe('one, two')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('takes the place of none that is there', async () => {
    const path = join(folder, 'a.txt')
    await writeFile(path, 'mine')

    const file = await createFile(oneself, path, beside())
    await file.write(Buffer.from('theirs'))
    await expect(file.finish()).rejects.toThrow()
    await file.discard()

    expect(await readFile(path, 'utf8')).toBe('mine')
    expect(await readdir(folder)).toEqual(['a.txt'])
  })

  test('is gone when it is broken off', async () => {
    const file = await createFile(oneself, join(folder, 'a.txt'), beside())
    await file.write(Buffer.from('half'))

    await file.discard()

    expect(await readdir(folder)).toEqual([])
  })

  test('is read as it is, and a folder is no file', async () => {
    await writeFile(join(folder, 'a.txt'), 'mine')

    const { size, content } = await openFile(oneself, join(folder, 'a.txt'))

    expect([size, String(Buffer.concat(await content.toArray()))]).toEqual([4, 'mine'])
    await expect(openFile(oneself, folder)).rejects.toThrow('nothing')
  })
})
