import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** A real agent in a folder of its own, as a process of its own. */
export interface TestAgent {
  folder: string
  /** Runs a command to its end; what it said on either way out. */
  command(...args: string[]): Promise<{ code: number | null; said: string }>
  /** Holds the line until it is stopped. */
  run(): ChildProcess
  /** Ends it without a goodbye. */
  kill(): Promise<void>
  remove(): Promise<void>
}

export async function testAgent(): Promise<TestAgent> {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-agent-'))
  let running: ChildProcess | undefined
  const start = (args: string[]) => spawn(process.execPath, [main, ...args, '--data-dir', folder])
  const kill = async () => {
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  return {
    folder,
    command: async (...args) => {
      const child = start(args)
      const parts: string[] = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => parts.push(String(chunk)))
      const [code] = await once(child, 'close')
      return { code, said: parts.join('') }
    },
    run: () => {
      running = start(['run'])
      running.stdout?.resume()
      running.stderr?.pipe(process.stderr)
      return running
    },
    kill,
    remove: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
