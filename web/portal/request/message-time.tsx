import { useFormat } from '#web/lib/format.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'

const recent = 3_600_000

/** How long ago for what is fresh, the hour for today, else day and hour: "yesterday" says too little here. */
export function MessageTime({ iso, className }: { iso: string; className: string | undefined }) {
  const format = useFormat()
  if (Date.now() - Date.parse(iso) < recent) return <TimeAgo iso={iso} className={className} />
  const isToday = format.smart(iso) === format.time(iso)
  return (
    <time dateTime={iso} title={format.dateTime(iso)} className={className}>
      {isToday ? format.time(iso) : format.dateTime(iso)}
    </time>
  )
}
