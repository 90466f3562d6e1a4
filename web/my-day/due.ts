/** How pressing a task is, by the reader's own day. */
export function dueOf(dueAt: string | null, now: Date): 'overdue' | 'today' | 'later' | undefined {
  if (dueAt === null) return undefined
  const due = new Date(dueAt)
  if (due.getTime() < now.getTime()) return 'overdue'
  return due.toDateString() === now.toDateString() ? 'today' : 'later'
}
