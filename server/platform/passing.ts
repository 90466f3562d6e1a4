import { isOutdatedPlan } from './preparing-client.ts'

/**
 * Failures of the surroundings rather than of what was asked: it may be tried again later as it is. PostgreSQL's
 * driver has no codes for what it notices itself.
 */
export function isConnectionLoss(error: unknown): boolean {
  const { code, syscall, message } = detailsOf(error)
  if (/^(57P0[1235]|08...)$/.test(code)) return true
  if (/^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH)$/.test(code)) return true
  return (code === 'ENOENT' && syscall === 'connect') || driverWords.test(message)
}

/** Also a full disk, a deadlock, too many open files, a plan that a newer release made worthless. */
export function isPassing(error: unknown): boolean {
  const { code } = detailsOf(error)
  return isConnectionLoss(error) || isOutdatedPlan(error) || /^(40|53|57)...$/.test(code) || noRoom.test(code)
}

/** The disk is full, broken or may not be written to. */
export function isOutOfRoom(error: unknown): boolean {
  const { code } = detailsOf(error)
  return code.startsWith('53') || noRoom.test(code)
}

const noRoom = /^E(NOSPC|DQUOT|ROFS|IO|MFILE|NFILE|NOMEM|AGAIN|BUSY)$/
const driverWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|Cannot use a pool after calling end)/

function detailsOf(error: unknown): { code: string; syscall: unknown; message: string } {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  return {
    code: typeof code === 'string' ? code : '',
    syscall,
    message: error instanceof Error ? error.message : '',
  }
}
