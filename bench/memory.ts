import { readFileSync } from 'node:fs'
import { childrenOf } from './processes.ts'

export interface Memory {
  /** Resident megabytes of the server's process. */
  node: number
  /** Of PostgreSQL and its backends together, shared pages counted once (PSS). */
  postgres: number
}

/** Undefined where there is no /proc to ask. */
export function memoryOf(nodePid: number, postgresPid: number): Memory | undefined {
  try {
    const backends = childrenOf(postgresPid)
    const postgres = [postgresPid, ...backends].reduce((sum, pid) => sum + pssOf(pid), 0)
    return { node: residentOf(nodePid) / 1024, postgres: postgres / 1024 }
  } catch {
    return undefined
  }
}

function residentOf(pid: number): number {
  return kilobytes(readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmRSS')
}

function pssOf(pid: number): number {
  return kilobytes(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss')
}

function kilobytes(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)
}
