import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../program.ts'

/** Why the tests against a real TURN server cannot run here; undefined where they can. */
export function whyNoCoturn(): string | undefined {
  try {
    execFileSync('turnserver', ['--version'], { stdio: 'ignore' })
    return undefined
  } catch (error) {
    const isThere = (error as { code?: unknown }).code !== 'ENOENT'
    // Some releases end with a number of their own when they are asked for their version.
    return isThere ? undefined : 'coturn is not installed (apt-get install coturn)'
  }
}

/** A coturn of its own on loopback, with everything it has in one folder. */
export async function startCoturn(credentials: { sharedSecret: string } | { user: string; password: string }) {
  const dir = await mkdtemp(join(tmpdir(), 'mesa-coturn-'))
  const port = await freePort()
  const known =
    'sharedSecret' in credentials
      ? ['--use-auth-secret', `--static-auth-secret=${credentials.sharedSecret}`]
      : ['--lt-cred-mech', `--user=${credentials.user}:${credentials.password}`]
  const server = spawn(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--realm=mesa.example', '--log-file=stdout', '--simple-log'],
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`, '--allow-loopback-peers'],
      ...[`--pidfile=${join(dir, 'pid')}`, `--db=${join(dir, 'db')}`, '--verbose'],
      ...known,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const said: string[] = []
  const lines = createInterface({ input: server.stdout })
  lines.on('line', (line) => said.push(line))
  while (!said.some((line) => line.includes('UDP listener opened'))) await once(lines, 'line')
  return {
    port,
    said,
    end: async () => {
      server.kill()
      await once(server, 'exit')
      await rm(dir, { recursive: true, force: true })
    },
  }
}
