import { type ChildProcess, spawn } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { isThere } from './programs.ts'
import type { Machine } from './relay.ts'

const startsWithinMs = 10_000

/** Whether x11vnc can show this machine's screen. */
export function hasVncServer(): boolean {
  return process.env['DISPLAY'] !== undefined && isThere('x11vnc')
}

/** x11vnc for one connection from this machine itself, gone with it. That one may only look is kept to by it. */
export async function openVncServer(kind: 'view' | 'control'): Promise<Machine> {
  const server = spawn('x11vnc', argumentsFor(kind), { stdio: ['ignore', 'pipe', 'ignore'] })
  const port = await portOf(server)
  let socket: Socket | undefined
  return {
    start: (show, end) => {
      const line = connect({ host: '127.0.0.1', port })
      socket = line
      line.on('error', () => undefined)
      line.on('data', (bytes) => {
        line.pause()
        void show(bytes).then(() => line.resume())
      })
      line.on('close', () => {
        server.kill()
        end()
      })
    },
    take: (bytes) => void socket?.write(bytes),
    resize: () => undefined,
    close: () => {
      socket?.destroy()
      server.kill()
    },
  }
}

function argumentsFor(kind: 'view' | 'control'): string[] {
  return [
    ...['-display', process.env['DISPLAY'] ?? ':0', '-localhost', '-once', '-nopw', '-quiet', '-autoport', '5910'],
    ...['-timeout', '120', '-norc', '-noipv6', '-nevershared'],
    // Clipboards and files go beside this stream, where they are asked for, counted and written down.
    ...['-nosel', '-noclipboard', '-nosetclipboard', '-noprimary', '-nosetprimary', '-input', 'KMB'],
    ...(kind === 'view' ? ['-viewonly'] : []),
  ]
}

/** It says `PORT=5910` when it is ready. */
async function portOf(server: ChildProcess): Promise<number> {
  if (server.stdout === null) throw new Error('x11vnc says nothing')
  const lines = createInterface({ input: server.stdout })
  const found = Promise.withResolvers<number>()
  const fail = () => found.reject(new Error('x11vnc does not start'))
  const timer = setTimeout(fail, startsWithinMs)
  server.once('error', fail)
  server.once('exit', fail)
  lines.on('line', (line) => {
    const port = /^PORT=(\d+)$/.exec(line)?.[1]
    if (port !== undefined) found.resolve(Number(port))
  })
  try {
    return await found.promise
  } catch (error) {
    server.kill()
    throw error
  } finally {
    clearTimeout(timer)
  }
}
