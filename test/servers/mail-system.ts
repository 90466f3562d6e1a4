import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dovecot, startMailboxes } from './mailboxes.ts'
import { type Domains, postfixMaster, startPostfix } from './postfix.ts'

/** Why there is no real mail system to test against; undefined when there can be one. */
export function whyNoMailSystem({ withMailboxes = false } = {}): string | undefined {
  if (process.getuid?.() !== 0) return 'Postfix starts only as root'
  if (!existsSync(postfixMaster)) return 'Postfix is not installed (apt-get install postfix)'
  if (withMailboxes && !existsSync(dovecot))
    return 'Dovecot is not installed (apt-get install dovecot-imapd dovecot-lmtpd)'
  if (withMailboxes && !existsSync('/usr/lib/dovecot/lmtp')) return 'dovecot-lmtpd is not installed'
  return undefined
}

export interface MailSystem {
  /** A relay for everybody on this machine; offers STARTTLS with a certificate of its own. */
  smtpPort: number
  /** Only for who signs in, with STARTTLS first; there with mailboxes only. */
  submissionPort: number
  imapPort: number
  /** The certificate of the authority that vouches for it, to be trusted or not. */
  certificate: string
  stop(): Promise<void>
}

interface Options {
  domains: Domains
  withMailboxes?: boolean
}

/**
 * Postfix, and Dovecot behind it, on loopback ports and in a folder of their own: what Mesa meets in the world. `bounce`
 * and `full` are refused by a further server after the first took the mail, so that real reports come back.
 */
export async function startMailSystem({ domains, withMailboxes = false }: Options): Promise<MailSystem> {
  const dir = await mkdtemp(join(tmpdir(), 'mesa-mail-system-'))
  await chmod(dir, 0o755)
  const [smtp = 0, submission = 0, far = 0, imap = 0, lmtp = 0, auth = 0] = await freePorts(6)
  const ports = { smtp, submission, far, imap, lmtp, auth }
  makeCertificate(dir)
  if (withMailboxes) await startMailboxes(dir, ports)
  await startPostfix(dir, ports, { domains, withMailboxes })
  await greets(smtp, '220')
  if (withMailboxes) await greets(imap, '* OK')
  return {
    smtpPort: smtp,
    submissionPort: submission,
    imapPort: imap,
    certificate: await readFile(join(dir, 'cert.pem'), 'utf8'),
    stop: async () => {
      await endMaster(join(dir, 'postfix/spool/pid/master.pid'))
      await endMaster(join(dir, 'dovecot/run/master.pid'))
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function makeCertificate(dir: string): void {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const files = ['-keyout', join(dir, 'key.pem'), '-out', join(dir, 'cert.pem')]
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30']
  execFileSync('openssl', ['req', '-x509', ...key, ...names, ...files], { stdio: 'ignore' })
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            resolve(typeof address === 'object' && address !== null ? address.port : 0)
          }),
        ),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Waits for the first words of a server that comes up. */
async function greets(port: number, words: string): Promise<void> {
  const until = Date.now() + 20_000
  while (!(await hearGreeting(port)).startsWith(words)) {
    if (Date.now() > until) throw new Error(`Nobody greets at port ${port}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function hearGreeting(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(2000, () => socket.destroy())
    socket.once('data', (chunk) => {
      resolve(chunk.toString())
      socket.destroy()
    })
    socket.once('error', () => resolve(''))
    socket.once('close', () => resolve(''))
  })
}

/** Ends the process that wrote this file, and waits until it is gone. */
async function endMaster(pidFile: string): Promise<void> {
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).trim())
  if (!Number.isInteger(pid) || pid <= 1) return
  try {
    process.kill(pid, 'SIGTERM')
    for (let tries = 0; tries < 200; tries += 1) {
      process.kill(pid, 0)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  } catch {
    // It is gone.
  }
}
