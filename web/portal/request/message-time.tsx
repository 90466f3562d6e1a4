import { useFormat } from '#web/lib/format.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'

const recent = 12 * 3_600_000

/** How long ago for what is fresh, day and hour for what is not: "yesterday" says too little in a conversation. */
export function MessageTime({ iso, className }: { iso: string; className: string | undefined }) {
  const format = useFormat()
  if (Date.now() - Date.parse(iso) < recent) return <TimeAgo iso={iso} className={className} />
  return (
    <time dateTime={iso} className={className}>
      {format.dateTime(iso)}
    </time>
  )
}
