import { execFileSync, spawnSync } from 'node:child_process'
import { chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const dovecot = '/usr/sbin/dovecot'
/** Of every mailbox. */
export const mailPassword = 'secret'

type Ports = Record<'imap' | 'lmtp' | 'auth', number>

/** Dovecot: IMAP mailboxes for every address, filled by LMTP. */
export async function startMailboxes(dir: string, ports: Ports): Promise<void> {
  const base = join(dir, 'dovecot')
  const mailUser = Number(execFileSync('id', ['-u', 'mail']).toString())
  await mkdir(join(base, 'run'), { recursive: true })
  await mkdir(join(dir, 'mail'))
  await chown(join(dir, 'mail'), mailUser, mailUser)
  await writeFile(join(base, 'dovecot.conf'), dovecotConf(dir, ports))
  // It goes to the background and would hold a pipe open for ever: what it complains of is in its log.
  const started = spawnSync(dovecot, ['-c', join(base, 'dovecot.conf')], { stdio: 'ignore' })
  if (started.status !== 0) throw new Error('Dovecot did not start')
}

function dovecotConf(dir: string, ports: Ports): string {
  return `base_dir = ${dir}/dovecot/run
state_dir = ${dir}/dovecot/run
instance_name = mesa-test-${ports.imap}
log_path = ${dir}/dovecot/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
mail_uid = mail
mail_gid = mail
mail_location = maildir:${dir}/mail/%Ld/%Ln
passdb {
  driver = static
  args = password=${mailPassword}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${dir}/mail/%Ld/%Ln allow_all_users=yes
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
service auth {
  inet_listener {
    port = ${ports.auth}
  }
}
`
}
