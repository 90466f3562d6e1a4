/** As many transactions may run at once as a server has connections; more is nobody's snapshot. */
const longest = 20_000

/** Whether PostgreSQL would read this as a snapshot, `xmin:xmax:running`; it throws over anything else. */
export function isSnapshot(text: string): boolean {
  if (text.length > longest) return false
  const [, least = '', next = '', list = ''] = /^(\d{1,18}):(\d{1,18}):((?:\d{1,18}(?:,\d{1,18})*)?)$/.exec(text) ?? []
  if (least === '') return false
  const [xmin, xmax] = [BigInt(least), BigInt(next)]
  const running = list === '' ? [] : list.split(',').map(BigInt)
  const isInOrder = running.every((xid, index) => index === 0 || xid >= (running[index - 1] ?? 0n))
  return xmin > 0n && xmin <= xmax && isInOrder && running.every((xid) => xid >= xmin && xid < xmax)
}
