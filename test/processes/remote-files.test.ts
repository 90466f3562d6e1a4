import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHelpingDesk, type HelpingDesk, helpOn } from '../helping.ts'
import { machineOf } from '../machine.ts'

let desk: HelpingDesk
let machine: Awaited<ReturnType<typeof machineOf>>
let folder: string

beforeAll(async () => {
  desk = await createHelpingDesk({ isRecorded: false })
  machine = await machineOf(desk.world, desk.admin, desk.teamId, ['terminal', 'files'])
  await machine.answer('yes')
  folder = await mkdtemp(join(tmpdir(), 'mesa-files-'))
  await chmod(folder, 0o777)
  await machine.setPolicy({}, { files: { folder, from: [folder] } })
})
afterAll(async () => {
  await machine.leave()
  await rm(folder, { recursive: true, force: true })
  await desk.world.close()
})

async function connected() {
  const { params, side } = await helpOn(desk, 'terminal', machine.device.id)
  const able = await side.hears('able')
  const transfer = randomBytes(16).toString('hex')
  return {
    ...{ side, able, transfer },
    offer: (name: string, size: number) => side.say({ type: 'offer', transfer, kind: 'file', name, size }),
    fetch: (path: string | null) => side.say({ type: 'fetch', transfer, kind: 'file', path }),
    piece: (bytes: Buffer) => {
      side.say({ type: 'chunk', transfer })
      side.send(bytes)
    },
    leave: async () => {
      side.say({ type: 'stop' })
      await side.closed
      return desk.noa.api.remote.get({ params })
    },
  }
}

describe('with a running agent', () => {
  test('a file arrives in the folder of its policy, the person there is told, and the session keeps count', async () => {
    const content = randomBytes(400_000)
    const { side, able, transfer, offer, piece, leave } = await connected()

    offer('../log.bin', content.length)
    await side.hears('took', { bytes: 0 })
    piece(content.subarray(0, 200_000))
    await side.hears('took', { transfer, bytes: 200_000 })
    piece(content.subarray(200_000))
    await side.hears('done', { name: 'log.bin' })

    expect(able).toMatchObject({ file: true, clipboard: false })
    expect(content.equals(await readFile(join(folder, 'log.bin')))).toBe(true)
    expect((await stat(join(folder, 'log.bin'))).mode & 0o111).toBe(0)
    expect(await machine.told()).toContain('Noa Rivas sends the file “log.bin”')
    const { transfers, bytesToMachine } = await leave()
    expect(transfers).toMatchObject([{ name: 'log.bin', bytes: 400_000, state: 'done', direction: 'to_machine' }])
    expect(bytesToMachine).toBeGreaterThanOrEqual(400_000)
  })

  test('one comes by its path, and one that the person picks, from the folders of its policy alone', async () => {
    await writeFile(join(folder, 'notes.txt'), 'what was noted', { mode: 0o644 })
    for (const [path, chosen] of [
      [join(folder, 'notes.txt'), ''],
      [null, join(folder, 'notes.txt')],
    ] as const) {
      await machine.choose(chosen)
      const { side, transfer, fetch, leave } = await connected()
      fetch(path)
      expect(await side.hears('offer')).toMatchObject({ name: 'notes.txt', size: 14 })
      side.say({ type: 'took', transfer, bytes: 0 })
      await side.reads('what was noted')
      side.say({ type: 'done', transfer, name: 'notes.txt' })
      expect((await leave()).transfers).toMatchObject([{ state: 'done', direction: 'from_machine', bytes: 14 }])
    }
    await machine.choose('/etc/passwd')
    const { side, fetch, leave } = await connected()

    fetch(null)

    expect(await side.hears('drop')).toMatchObject({ reason: 'refused' })
    await leave()
  })

  test('what its policy allows no more is refused in the middle of a session', async () => {
    const before = await readdir(folder)
    const { side, offer, leave } = await connected()

    await machine.setPolicy({}, { allow: ['terminal'], files: { folder } })
    offer('late.txt', 4)

    expect(await side.hears('drop')).toMatchObject({ reason: 'refused' })
    expect((await leave()).transfers).toMatchObject([{ state: 'dropped', reason: 'refused', bytes: 0 }])
    expect(await readdir(folder)).toEqual(before)
    await machine.setPolicy({}, { files: { folder, from: [folder] } })
  })
})
