import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { freePort } from '../program.ts'

/** Why the tests against a real IMAP server cannot run here; undefined where they can. */
export function whyNoDovecot(): string | undefined {
  if (process.getuid?.() !== 0) return 'Dovecot is only started as root'
  try {
    const version = execFileSync('dovecot', ['--version'], { encoding: 'utf8' }).trim()
    return version.startsWith('2.3.') ? undefined : `Dovecot 2.3 is needed, this is ${version}`
  } catch {
    return 'Dovecot is not installed (apt-get install dovecot-imapd)'
  }
}

const password = 'correct-horse'

/** A Dovecot of its own on loopback, with everything it has in one folder. Any user exists. */
export class Dovecot {
  readonly dir: string
  readonly port: number
  readonly tlsPort: number
  readonly password = password
  private readonly introspectionUrl: string
  private master: ChildProcess | undefined

  private constructor(dir: string, ports: { port: number; tlsPort: number }, introspectionUrl: string) {
    this.dir = dir
    this.port = ports.port
    this.tlsPort = ports.tlsPort
    this.introspectionUrl = introspectionUrl
  }

  /** `introspectionUrl`: where it asks whether an OAuth token holds (RFC 7662). */
  static async start(introspectionUrl = 'http://127.0.0.1:9/'): Promise<Dovecot> {
    const dir = await mkdtemp(join(tmpdir(), 'mesa-dovecot-'))
    const dovecot = new Dovecot(dir, { port: await freePort(), tlsPort: await freePort() }, introspectionUrl)
    await dovecot.prepare()
    await dovecot.run()
    return dovecot
  }

  /** The certificate that signs itself. */
  get certificate(): string {
    return join(this.dir, 'cert.pem')
  }

  async run(): Promise<void> {
    this.master = spawn('dovecot', ['-F', '-c', join(this.dir, 'dovecot.conf')], { detached: true, stdio: 'ignore' })
    await this.untilItGreets()
  }

  /** All its processes at once, without a word to anybody. */
  async kill(): Promise<void> {
    const { master } = this
    if (master?.pid === undefined) return
    const exited = once(master, 'exit')
    process.kill(-master.pid, 'SIGKILL')
    await exited
    this.master = undefined
    await rm(join(this.dir, 'run'), { recursive: true, force: true })
  }

  async stop(): Promise<void> {
    await this.kill()
    await rm(this.dir, { recursive: true, force: true })
  }

  /** Puts mails into a folder, as if they had arrived at that time. */
  async append(user: string, raws: string[], { folder = 'INBOX', at = undefined as Date | undefined } = {}) {
    await this.asUser(user, async (client) => {
      for (const raw of raws) await client.append(folder, raw, [], at)
    })
  }

  /** Gives all mails of the inbox other UIDs, as after a repair or a move of the server. Needs it to be down. */
  async loseUids(user: string): Promise<void> {
    const home = join(this.dir, 'mail', user)
    const list = join(home, 'dovecot-uidlist')
    const before = /\bV(\d+)/.exec(await readFile(list, 'utf8'))?.[1]
    for (const name of [
      'dovecot-uidlist',
      'dovecot-uidvalidity',
      'dovecot.index',
      'dovecot.index.log',
      'dovecot.index.cache',
    ]) {
      await rm(join(home, name), { force: true })
    }
    // It takes the time of the day, which within one second is the same.
    await writeFile(list, `3 V${Number(before) + 7} N1 G${randomBytes(16).toString('hex')}\n`)
    execFileSync('chown', ['mail:mail', list])
  }

  /** How many are signed in as this user. */
  connectionsOf(user: string): number {
    const who = execFileSync('doveadm', ['-c', join(this.dir, 'dovecot.conf'), 'who', '-1'], { encoding: 'utf8' })
    return who.split('\n').filter((line) => line.startsWith(user)).length
  }

  async asUser<T>(user: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const auth = { user, pass: this.password }
    const client = new ImapFlow({ host: '127.0.0.1', port: this.port, auth, doSTARTTLS: false, logger: false })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return await act(client)
    } finally {
      client.close()
    }
  }

  private async prepare(): Promise<void> {
    const { dir } = this
    await chmod(dir, 0o755)
    await mkdir(join(dir, 'mail'))
    execFileSync('chown', ['mail:mail', join(dir, 'mail')])
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
    const files = ['-keyout', join(dir, 'key.pem'), '-out', this.certificate]
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30']
    execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'ignore' })
    await writeFile(join(dir, 'oauth2.conf'), oauthSettings(this.introspectionUrl))
    await writeFile(join(dir, 'dovecot.conf'), settings(this))
  }

  private async untilItGreets(): Promise<void> {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      if (await greets(this.port)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('Dovecot did not come up')
  }
}

function greets(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(port, '127.0.0.1')
  socket.setTimeout(1000, () => resolve(false))
  socket.on('error', () => resolve(false))
  socket.on('data', (chunk) => resolve(chunk.toString().startsWith('* OK')))
  return promise.finally(() => socket.destroy())
}

function oauthSettings(url: string): string {
  return `introspection_url = ${url}
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
`
}

function settings({ dir, port, tlsPort, certificate }: Dovecot): string {
  return `base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
instance_name = ${dir.replaceAll('/', '-')}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certificate}
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mail_location = maildir:${dir}/mail/%u
mail_max_userip_connections = 200
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${dir}/oauth2.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=${password}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${dir}/mail/%u allow_all_users=yes
}
namespace inbox {
  inbox = yes
  mailbox Archive {
    auto = create
    special_use = \\Archive
  }
  mailbox Sales {
    auto = create
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  client_limit = 1000
}
`
}
