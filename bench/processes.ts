import { readdirSync, readFileSync } from 'node:fs'

export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  try {
    // proc(5): the fourth field, after a name in parentheses that may hold anything.
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

/** Milliseconds of processor that each of these processes has had; empty where there is no /proc to ask. */
export function processorMsOf(pids: number[]): Map<number, number> {
  return new Map(pids.map((pid) => [pid, threadsOf(pid).reduce((sum, schedule) => sum + runMs(schedule), 0)]))
}

/** What they had in between; a process that ended meanwhile has told nothing. */
export function spentBetween(before: Map<number, number>, after: Map<number, number>): number {
  return [...after].reduce((sum, [pid, ms]) => sum + Math.max(0, ms - (before.get(pid) ?? 0)), 0)
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`)
  } catch {
    return []
  }
}

function runMs(schedule: string): number {
  try {
    // The first of its fields is time on a processor in nanoseconds.
    return Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
