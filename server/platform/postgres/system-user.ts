import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const onWindows = process.platform === 'win32'

/** The unprivileged user PostgreSQL runs as; undefined: the same user as this program. */
export interface SystemUser {
  uid: number
  gid: number
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * PostgreSQL refuses to run as root, so root runs it as the owner of the existing data, or as an ordinary user that
 * has an entry in /etc/passwd (initdb insists on one).
 */
export function chooseSystemUser(dataDir: string | undefined): SystemUser | undefined {
  if (!isRoot()) return undefined
  const owner = dataDir === undefined ? undefined : statSync(dataDir)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = listSystemUsers()
  for (const name of [process.env['MESA_POSTGRES_USER'], 'postgres', 'nobody']) {
    const user = users.find((candidate) => candidate.name === name && candidate.uid !== 0)
    if (user) return { uid: user.uid, gid: user.gid }
  }
  throw new Error(
    'Mesa runs as root and found no ordinary user (postgres, nobody) to run PostgreSQL as. ' +
      'Name one in MESA_POSTGRES_USER, run Mesa as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether the user may walk down to the folder: /root is closed on every distribution. */
export function canReach(folder: string, user: SystemUser | undefined): boolean {
  if (!user) return true
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    const stats = statSync(at)
    const bit = stats.uid === user.uid ? 0o100 : stats.gid === user.gid ? 0o010 : 0o001
    if (!(stats.mode & bit)) return false
    if (at === path.dirname(at)) return true
  }
}

/** Where root may keep what an ordinary user must reach. */
export function listSystemFolders(): string[] {
  const chosen = process.env['MESA_POSTGRES_SYSTEM_DIR']
  return chosen ? [chosen] : ['/var/lib/mesa-postgres', '/var/tmp/mesa-postgres']
}

/** The options common to every PostgreSQL program: cwd `/`, because its user may not enter ours. */
export function spawnAs(user: SystemUser | undefined) {
  return { ...user, env: serverEnvironment(), cwd: onWindows ? process.cwd() : '/', windowsHide: true }
}

/** What PostgreSQL's programs see: no PG* variable of ours leaks in, and messages come in English to be recognised. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {}
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']) {
    const value = process.env[name]
    if (value) env[name] = value
  }
  return { ...env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
}

function listSystemUsers(): { name: string; uid: number; gid: number }[] {
  if (!existsSync('/etc/passwd')) return []
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
}
