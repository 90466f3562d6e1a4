import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { contract } from '#contract/index.ts'
import { createClient } from '#web/lib/client.ts'
import type { Api } from './world.ts'

const start = fileURLToPath(new URL('../server/app/start.ts', import.meta.url))

/** Mesa as a user starts it: a process of its own. */
export interface Program {
  url: string
  smtpPort: number
  process: ChildProcess
  /** Everything it has said on standard output. */
  output(): string
  /** Asks it to end, or ends it, and waits until it has. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export async function startProgram(env: Record<string, string>): Promise<Program> {
  const port = await freePort()
  const smtpPort = await freePort()
  const child = spawn(process.execPath, [start], {
    env: { ...process.env, PORT: String(port), SMTP_PORT: String(smtpPort), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk
  })
  const exited = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.includes('Mesa ') && resolve())
    exited.then(([code]) => reject(new Error(`Mesa ended with ${code}: ${complained || said}`)), reject)
  })
  return {
    url: `http://127.0.0.1:${port}`,
    smtpPort,
    process: child,
    output: () => said,
    end: async (signal) => {
      child.kill(signal)
      const [code] = await exited
      return code as number | null
    },
  }
}

/** The API of a running program, with a password's session. */
export async function signInTo(url: string, email: string, password: string): Promise<Api> {
  const response = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email, password }),
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
  })
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return createClient(contract, {
    onNotSignedIn: () => undefined,
    fetch: (path, request) => fetch(url + path, { ...request, headers: { ...request.headers, cookie } }),
  })
}

/** Looks again and again until it holds; fails with what was last seen. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  withinMs = 30_000,
): Promise<T> {
  const until = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (holds(seen)) return seen
    if (Date.now() > until) throw new Error(`It never came to hold; last seen: ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
