import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const postfixMaster = '/usr/lib/postfix/sbin/master'

/**
 * Where mail for a domain goes: to a port of this machine, to a mailbox, or to a further server that refuses it when
 * the first one has taken it, or keeps it waiting.
 */
export type Domains = Record<string, number | 'mailbox' | 'bounce' | 'full' | 'defer'>

type PostfixPorts = Record<'smtp' | 'submission' | 'far' | 'lmtp' | 'auth', number>

interface System {
  domains: Domains
  withMailboxes: boolean
}

/** Postfix with everything of its own below `dir`, which holds its certificate too. */
export async function startPostfix(dir: string, ports: PostfixPorts, system: System): Promise<void> {
  const base = join(dir, 'postfix')
  const etc = join(base, 'etc')
  await makeSpool(base)
  await mkdir(etc)
  await writeFile(join(etc, 'main.cf'), mainCf(dir, ports, system))
  await writeFile(join(etc, 'master.cf'), masterCf(ports, system.withMailboxes))
  // Postfix waits until its configuration is two seconds old.
  const past = new Date(Date.now() - 60_000)
  for (const name of ['main.cf', 'master.cf']) await utimes(join(etc, name), past, past)
  const env = { ...process.env, MAIL_CONFIG: etc }
  const started = spawnSync(postfixMaster, ['-w', '-c', etc], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  if (started.status !== 0) throw new Error(`Postfix did not start: ${started.stderr}`)
}

const ownedByPostfix = 'active bounce corrupt defer deferred flush hold incoming private saved trace'.split(' ')

async function makeSpool(base: string): Promise<void> {
  const postfix = idOf('-u', 'postfix')
  const postdrop = Number(execFileSync('getent', ['group', 'postdrop']).toString().split(':')[2])
  for (const name of [...ownedByPostfix, 'pid']) await mkdir(join(base, 'spool', name), { recursive: true })
  for (const name of ownedByPostfix) {
    await chown(join(base, 'spool', name), postfix, 0)
    await chmod(join(base, 'spool', name), 0o700)
  }
  for (const [name, mode] of [
    ['maildrop', 0o730],
    ['public', 0o710],
  ] as const) {
    await mkdir(join(base, 'spool', name))
    await chown(join(base, 'spool', name), postfix, postdrop)
    await chmod(join(base, 'spool', name), mode)
  }
  await mkdir(join(base, 'data'))
  await chown(join(base, 'data'), postfix, 0)
}

const refusals = {
  bounce: '550 5.1.1 User unknown in virtual mailbox table',
  full: '552 5.2.2 Mailbox is full / over quota',
  defer: '451 4.4.1 Try again later',
}

function mainCf(dir: string, ports: PostfixPorts, { domains, withMailboxes }: System): string {
  const entries = Object.entries(domains)
  const mailboxes = entries.filter(([, to]) => to === 'mailbox').map(([domain]) => domain)
  const relayed = entries.filter(([, to]) => to !== 'mailbox')
  const routes = relayed.map(
    ([domain, to]) => `{${domain} = smtp:[127.0.0.1]:${typeof to === 'number' ? to : ports.far}}`,
  )
  const base = join(dir, 'postfix')
  return `compatibility_level = 3.6
queue_directory = ${base}/spool
data_directory = ${base}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.relay.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_bind_address = 127.0.0.1
virtual_mailbox_domains = ${mailboxes.join(', ')}
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:${ports.lmtp}
transport_maps = ${routes.length === 0 ? '' : `inline:{ ${routes.join(' ')} }`}
relay_domains = ${relayed.map(([domain]) => domain).join(', ')}
default_transport = error:5.7.1 nothing leaves this machine
smtpd_recipient_restrictions = check_recipient_access inline:{ {nobody@partner.example = 550 5.1.1 No such user here} }, permit
recipient_delimiter = +
smtpd_tls_cert_file = ${dir}/cert.pem
smtpd_tls_key_file = ${dir}/key.pem
smtpd_tls_security_level = may
smtp_tls_security_level = none
${withMailboxes ? `smtpd_sasl_type = dovecot\nsmtpd_sasl_path = inet:127.0.0.1:${ports.auth}\n` : ''}smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
delay_warning_time = 1s
maillog_file = ${base}/log
maillog_file_prefixes = ${dir}
alias_maps =
local_recipient_maps =
biff = no
`
}

function masterCf(ports: PostfixPorts, withMailboxes: boolean): string {
  const submission = `127.0.0.1:${ports.submission} inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_tls_security_level=encrypt
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o mynetworks=
`
  const far = Object.entries(refusals)
    .map(([kind, said]) => `{${kind}.example = ${said}}`)
    .join(' ')
  return `127.0.0.1:${ports.smtp} inet n - n - - smtpd
${withMailboxes ? submission : ''}127.0.0.1:${ports.far} inet n - n - - smtpd
  -o myhostname=mx.remote.example
  -o { smtpd_relay_restrictions = }
  -o { smtpd_recipient_restrictions = check_recipient_access inline:{ ${far} }, reject }
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`
}

function idOf(flag: string, name: string): number {
  return Number(execFileSync('id', [flag, name]).toString())
}
