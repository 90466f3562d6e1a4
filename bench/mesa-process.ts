import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export interface MesaProcess {
  url: string
  smtpPort: number
  pid: number
  /** From its start until /readyz said so. */
  readyAfterMs: number
  stop(): Promise<void>
}

const startFile = fileURLToPath(new URL('../server/app/start.ts', import.meta.url))
const mostStartMs = 120_000

/** The real server, in a process of its own. */
export async function startMesaProcess(env: Record<string, string>): Promise<MesaProcess> {
  const [port, smtpPort] = [await freePort(5600), await freePort(5800)]
  const url = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const child = spawn(process.execPath, [startFile], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ...env, PORT: String(port), SMTP_PORT: String(smtpPort) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilReady(url, child)
  return {
    url,
    smtpPort,
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - startedAt,
    stop: async () => {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + mostStartMs
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Mesa ended with ${child.exitCode} instead of starting`)
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    if (performance.now() > until) throw new Error('Mesa did not get ready in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A free port near this one; several benches may look at once. */
async function freePort(from: number): Promise<number> {
  const port = from + Math.floor(Math.random() * 150)
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!isFree) return freePort(from)
  await new Promise((resolve) => server.close(resolve))
  return port
}
