import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { codeOf } from './error-code.ts'
import { onWindows } from './system-user.ts'

/** Where a server answers: the folder of its socket, or a loopback address. */
export interface Address {
  host: string
  port: number
}

export interface PidFile {
  pid: number
  address: Address | undefined
  isReady: boolean
}

export function pidFileOf(dataDir: string): string {
  return path.join(dataDir, 'postmaster.pid')
}

/** The folder of a cluster's Unix socket, beside its data. */
export function socketDirOf(dataDir: string): string {
  return path.join(dataDir, '..', '..', 'run')
}

export function readPidFile(dataDir: string): PidFile | undefined {
  try {
    const file = parsePidFile(readFileSync(pidFileOf(dataDir), 'utf8'))
    // As seen from here: a container that mounts the volume elsewhere wrote a path that we may not have.
    if (file?.address?.host.startsWith('/')) file.address.host = socketDirOf(dataDir)
    return file
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** PostgreSQL fills the file line by line while it starts, so any of them may still be missing. */
export function parsePidFile(text: string): PidFile | undefined {
  const [pid = '', , , port = '', socketDir = '', , , status = ''] = text.split('\n').map((line) => line.trim())
  if (!/^-?\d+$/.test(pid)) return undefined
  const host = socketDir || '127.0.0.1'
  return {
    pid: Math.abs(Number(pid)), // negative: single-user mode
    address: /^\d+$/.test(port) && Number(port) > 0 ? { host, port: Number(port) } : undefined,
    isReady: status === 'ready',
  }
}

/** Whether the process is a live server of this data folder; undefined when the system does not tell. */
export function isServerOf(pid: number, dataDir: string): boolean | undefined {
  if (!pid || !isAlive(pid)) return false
  if (process.platform === 'linux') return isLinuxServerOf(pid, dataDir)
  return onWindows ? isWindowsServer(pid) : isUnixServerOf(pid, dataDir)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) !== 'ESRCH' // EPERM: alive and somebody else's
  }
}

function isLinuxServerOf(pid: number, dataDir: string): boolean | undefined {
  try {
    // "pid (name) state …". A zombie that nobody reaps (a container without init) is dead, though signals reach it
    // and PostgreSQL itself would take it for alive.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const isZombie = stat.charAt(stat.lastIndexOf(')') + 2) === 'Z'
    if (isZombie || !stat.includes('(postgres')) return false
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
  } catch (error) {
    return ['ENOENT', 'ESRCH'].includes(codeOf(error) ?? '') ? false : undefined
  }
}

function isUnixServerOf(pid: number, dataDir: string): boolean | undefined {
  const ps = spawnSync('ps', ['-p', String(pid), '-o', 'stat=,command='], { encoding: 'utf8' })
  if (ps.error) return undefined
  return ps.status === 0 && !/^\s*Z/.test(ps.stdout) && ps.stdout.includes(dataDir)
}

function isWindowsServer(pid: number): boolean | undefined {
  const tasklist = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'tasklist.exe')
  const list = spawnSync(tasklist, ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh'], { encoding: 'utf8' })
  return list.error || /postgres\.exe/i.test(list.stdout) ? undefined : false
}
