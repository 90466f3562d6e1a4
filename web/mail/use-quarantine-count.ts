import { useMailCounts } from './queries.ts'

/** How many mails wait in quarantine for somebody to decide, in all inboxes that one may look into. */
export function useQuarantineCount(): number {
  const { data } = useMailCounts()
  return data?.items.reduce((sum, { counts }) => sum + counts.quarantined, 0) ?? 0
}
