import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const needed = ['Xvfb', 'xterm']

/** Why no screen can be had here; undefined where one can. */
export function noScreen(...alsoNeeded: string[]): string | undefined {
  const missing = [...needed, ...alsoNeeded].filter((name) => spawnSync('which', [name]).status !== 0)
  return missing.length === 0 ? undefined : `${missing.join(', ')} missing`
}

/** A screen without a monitor, with a terminal over the whole of it: what is typed there happens in `folder`. */
export interface TestScreen {
  display: string
  folder: string
  remove(): Promise<void>
}

export async function openScreen(): Promise<TestScreen> {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-screen-'))
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = `:${await firstLine(server)}`
  const window = spawn('xterm', ['-geometry', '132x45+0+0', '-e', 'sh'], {
    cwd: folder,
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  })
  return {
    display,
    folder,
    remove: async () => {
      for (const child of [window, server]) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        child.kill()
        await once(child, 'exit')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** It says which number it took, when it is ready. */
async function firstLine(server: ChildProcess): Promise<string> {
  const said = server.stdio[3]
  if (said === null || said === undefined || !('on' in said)) throw new Error('Xvfb says nothing')
  const [number] = await once(said, 'data')
  return String(number).trim()
}
