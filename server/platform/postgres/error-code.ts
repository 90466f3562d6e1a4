/** The code of a system error (`ENOENT`) or of PostgreSQL (`57P03`), whichever kind the error is. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && error.code ? String(error.code) : undefined
}

/** The connection ended under us: the server is stopping, crashed or was killed. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const lost = ['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE']
  return (
    lost.includes(codeOf(error) ?? '') ||
    /Connection terminated|not queryable|connection was closed/i.test(error.message)
  )
}
