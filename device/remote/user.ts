import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'

/** As whom something is run. */
export interface RunAs {
  name: string
  /** Somebody else than whoever runs the agent. */
  isOther: boolean
  home: string
  shell: string
}

/** The user at this machine, as far as it can be told. */
export function whoIsHere(): string {
  const { username, uid } = userInfo()
  return uid === 0 ? (loggedIn() ?? username) : username
}

/**
 * The user that a terminal belongs to: whoever runs the agent, and where that is root, whom the policy names or who is
 * logged in. Never root: undefined when there is nobody else.
 */
export function terminalUser(named: string | undefined): RunAs | undefined {
  const own = userInfo()
  if (own.uid !== 0) return { name: own.username, isOther: false, home: own.homedir, shell: own.shell ?? usualShell }
  const name = named ?? loggedIn()
  return name === undefined ? undefined : lookUp(name)
}

const usualShell = process.platform === 'win32' ? 'powershell.exe' : '/bin/sh'

/** Somebody with a session on this machine, root aside. */
function loggedIn(): string | undefined {
  const lines = output('who', []).split('\n')
  return lines.map((line) => line.split(/\s+/)[0] ?? '').find((name) => name !== '' && name !== 'root')
}

/** Undefined also for whoever is root by another name. */
function lookUp(name: string): RunAs | undefined {
  const [, , uid, , , home = '', shell = ''] = output('getent', ['passwd', name]).trim().split(':')
  if (uid === undefined || Number(uid) === 0) return undefined
  const isUsable = shell !== '' && !/(?:nologin|false)$/.test(shell)
  return { name, isOther: true, home: existsSync(home) ? home : '/', shell: isUsable ? shell : usualShell }
}

function output(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
