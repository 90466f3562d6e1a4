import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RelaySays, UserSays } from '../../../contract/relay.ts'
import { mostTransferBytes } from '../../../contract/transfer.ts'
import type { Policy } from '../../policy.ts'
import { Transfers } from './transfers.ts'

let folder: string
let agentFolder: string
beforeEach(async () => {
  agentFolder = await mkdtemp(join(tmpdir(), 'mesa-agent-'))
  folder = await mkdtemp(join(tmpdir(), 'mesa-files-'))
  // Tests may run as root; files belong to somebody else then.
  await chmod(folder, 0o777)
})
afterEach(async () => {
  for (const one of [folder, agentFolder]) await rm(one, { recursive: true, force: true })
})

const transfer = 'a'.repeat(32)
const question = {
  session: '0198f000-0000-7000-8000-000000000000',
  agent: 'Noa Rivas',
  language: 'en' as const,
  isRecorded: false,
  isUnattended: false,
  seconds: 60,
}

/** A machine in a session, and a desk that says what the test wants. */
function machine({
  kind = 'control',
  allow = ['control', 'files', 'clipboard'] as Policy['allow'],
  from = [folder],
} = {}) {
  const policy: Policy = {
    allow,
    services: [],
    scripts: [],
    remote: { unattended: false, ...(userInfo().uid === 0 && { user: 'daemon' }) },
    files: { folder, from },
  }
  const said: UserSays[] = []
  const sent: Buffer[] = []
  const told: string[] = []
  let heard = Promise.withResolvers<void>()
  const note = () => {
    heard.resolve()
    heard = Promise.withResolvers()
  }
  const transfers = new Transfers({
    kind,
    question,
    readPolicy: () => Promise.resolve(policy),
    folder: agentFolder,
    say: (words) => {
      said.push(words)
      note()
    },
    send: (bytes) => {
      sent.push(bytes)
      note()
      return Promise.resolve()
    },
    tell: (line) => told.push(line),
  })
  const hears = async (like: Partial<Record<string, unknown>>) => {
    for (;;) {
      const found = said.find((one) => Object.entries(like).every(([name, value]) => Object(one)[name] === value))
      if (found !== undefined) return found
      await heard.promise
    }
  }
  return {
    transfers,
    told,
    sent,
    hears,
    hear: (words: RelaySays) => transfers.hear(words),
    offer: (name: string, size: number) => transfers.hear({ type: 'offer', transfer, kind: 'file', name, size }),
    fetch: (path: string | null) => transfers.hear({ type: 'fetch', transfer, kind: 'file', path }),
    piece: (bytes: Buffer) => {
      transfers.hear({ type: 'chunk', transfer })
      return transfers.takes(bytes)
    },
    dropped: async () => Object(await hears({ type: 'drop' }))['reason'] as unknown,
  }
}

describe('a file that is sent to the machine', () => {
  test('lies in the folder of the policy, whole, for its owner alone, and cannot be run', async () => {
    const content = randomBytes(300_000)
    const { offer, piece, hears, told } = machine()

    offer('run me.sh', content.length)
    await hears({ type: 'took', bytes: 0 })
    piece(content.subarray(0, 200_000))
    await hears({ type: 'took', bytes: 200_000 })
    piece(content.subarray(200_000))
    await hears({ type: 'done', name: 'run me.sh' })

    const path = join(folder, 'run me.sh')
    expect(content.equals(await readFile(path))).toBe(true)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(told).toEqual([`Noa Rivas sends the file “run me.sh” to ${folder}`])
  })

  test('never takes the place of another one, nor of what a link leads to', async () => {
    await writeFile(join(folder, 'a.txt'), 'mine')
    await symlink(join(folder, 'elsewhere'), join(folder, 'a (2).txt'))
    const { offer, piece, hears } = machine()

    offer('a.txt', 4)
    await hears({ type: 'took' })
    piece(Buffer.from('new!'))
    await hears({ type: 'done', name: 'a (3).txt' })

    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('mine')
    expect((await readdir(folder)).sort()).toEqual(['a (2).txt', 'a (3).txt', 'a.txt'])
  })

  test('may be empty', async () => {
    const { offer, hears } = machine()

    offer('empty', 0)
    await hears({ type: 'done', name: 'empty' })

    expect((await stat(join(folder, 'empty'))).size).toBe(0)
  })

  test.each([
    [
      'is cancelled',
      'cancelled',
      ({ hear }: ReturnType<typeof machine>) => hear({ type: 'drop', transfer, reason: 'cancelled' }),
    ],
    ['is more than was announced', 'failed', ({ piece }: ReturnType<typeof machine>) => piece(Buffer.alloc(11))],
    ['loses its other side', 'lost', ({ transfers }: ReturnType<typeof machine>) => transfers.stop()],
  ])('leaves nothing behind when it %s', async (_, reason, act) => {
    const here = machine()
    here.offer('half.bin', 10)
    await here.hears({ type: 'took', bytes: 0 })
    here.piece(Buffer.alloc(4))
    await here.hears({ type: 'took', bytes: 4 })

    act(here)

    expect(await here.dropped()).toBe(reason)
    expect(await readdir(folder)).toEqual([])
  })
})

describe('the machine refuses', () => {
  test.each([
    ['what its policy does not allow', { allow: ['control'] as Policy['allow'] }],
    ['what a session that only looks asks for', { kind: 'view' }],
  ])('%s', async (_, options) => {
    const sending = machine(options)
    const fetching = machine(options)

    sending.offer('a.txt', 1)
    fetching.fetch(join(folder, 'a.txt'))

    expect([await sending.dropped(), await fetching.dropped()]).toEqual(['refused', 'refused'])
    expect(await readdir(folder)).toEqual([])
    await sending.transfers.greet()
    expect(await sending.hears({ type: 'able' })).toMatchObject({ file: false, clipboard: false })
  })

  test('a clipboard in a terminal, and where only files are allowed', async () => {
    for (const options of [{ kind: 'terminal' }, { allow: ['control', 'files'] as Policy['allow'] }]) {
      const here = machine(options)
      here.hear({ type: 'fetch', transfer, kind: 'clipboard', path: null })
      expect(await here.dropped()).toBe('refused')
    }
  })

  test.each(['file', 'clipboard'] as const)('a %s that is too large', async (kind) => {
    const here = machine()

    here.hear({ type: 'offer', transfer, kind, name: 'a', size: mostTransferBytes[kind] + 1 })

    expect(await here.dropped()).toBe('too_large')
  })

  test('a second one while the first is under way', async () => {
    const here = machine()
    here.offer('a', 5)
    await here.hears({ type: 'took' })

    here.hear({ type: 'offer', transfer: 'b'.repeat(32), kind: 'file', name: 'b', size: 5 })

    expect(await here.hears({ type: 'drop' })).toMatchObject({ transfer: 'b'.repeat(32), reason: 'busy' })
    here.transfers.stop()
    await here.hears({ type: 'drop', transfer })
  })
})

describe('a file that is fetched from the machine', () => {
  beforeEach(() => writeFile(join(folder, 'notes.txt'), 'what I noted', { mode: 0o644 }))

  test('is announced and sent, no faster than it is taken, and the person there is told', async () => {
    const { fetch, hear, hears, sent, told } = machine()
    await writeFile(join(folder, 'big.bin'), Buffer.alloc(3_000_000, 7), { mode: 0o644 })

    fetch(join(folder, 'big.bin'))
    await hears({ type: 'offer', name: 'big.bin', size: 3_000_000 })
    expect(sent).toEqual([])
    const bytes = () => Buffer.concat(sent).length
    for (let taken = 0; taken < 3_000_000; taken = bytes()) {
      hear({ type: 'took', transfer, bytes: taken })
      await expect.poll(bytes).toBeGreaterThan(taken)
      expect(bytes() - taken).toBeLessThanOrEqual(1024 * 1024)
    }
    hear({ type: 'done', transfer, name: 'big.bin' })

    expect(Buffer.concat(sent).equals(Buffer.alloc(3_000_000, 7))).toBe(true)
    expect(told).toEqual(['Noa Rivas takes a copy of the file “big.bin”'])
  })

  test.each([
    ['outside of the folders', () => '/etc/passwd', 'refused'],
    ['outside of them by dots', () => `${folder}/../../etc/passwd`, 'refused'],
    ['by a path that is none from the root', () => 'notes.txt', 'refused'],
    ['behind a link that leads out', () => join(folder, 'link'), 'refused'],
    ['that is not there', () => join(folder, 'nothing'), 'nothing'],
    ['that is a folder', () => join(folder, 'sub'), 'nothing'],
    ['that only others may read', () => join(folder, 'secret'), 'nothing'],
  ])('is not given out %s', async (_, path, reason) => {
    await symlink('/etc/passwd', join(folder, 'link'))
    await mkdir(join(folder, 'sub'))
    await writeFile(join(folder, 'secret'), 'root’s', { mode: userInfo().uid === 0 ? 0o600 : 0o000 })
    const { fetch, hear, dropped, sent } = machine()

    fetch(path())
    hear({ type: 'took', transfer, bytes: 0 })

    expect(await dropped()).toBe(reason)
    expect(sent).toEqual([])
  })

  test('by its path only where the policy names folders', async () => {
    const { fetch, dropped } = machine({ from: [] })

    fetch(join(folder, 'notes.txt'))

    expect(await dropped()).toBe('refused')
  })
})
