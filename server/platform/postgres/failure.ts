import { statfsSync } from 'node:fs'

const A_MEGABYTE = 1024 * 1024

/** One sentence for the operator out of what PostgreSQL wrote before it gave up. */
export function explainFailure(what: string, said: string, root: string): string {
  if (/No space left on device|quota exceeded/i.test(said) || isDiskFull(root))
    return `${what}: the disk that holds ${root} is full. Free some space and start Mesa again; nothing was lost.`
  return `${what}: ${said.trim().split('\n').slice(-3).join(' | ')}`
}

/** On a full disk the log itself may have no room for the reason. */
function isDiskFull(root: string): boolean {
  const { bavail, bsize } = statfsSync(root)
  return bavail * bsize < A_MEGABYTE
}
