import { useEffect, useState } from 'react'
import { useFormat } from '#web/lib/format.ts'

interface Props {
  iso: string
  /** `smart`: 09:42, yesterday, 3 Nov. `relative`: 5 min ago. */
  as?: 'smart' | 'relative'
  className?: string | undefined
}

/** A moment in few words; the whole of it when pointed at. */
export function TimeAgo({ iso, as = 'relative', className }: Props) {
  const format = useFormat()
  useEachMinute()
  return (
    <time dateTime={iso} title={format.dateTime(iso)} className={className}>
      {as === 'smart' ? format.smart(iso) : format.relative(iso)}
    </time>
  )
}

const watchers = new Set<() => void>()
let timer: number | undefined

/** One timer for all times on the page. */
export function useEachMinute(): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    const watch = () => setTick((tick) => tick + 1)
    watchers.add(watch)
    timer ??= window.setInterval(() => {
      for (const each of watchers) each()
    }, 60_000)
    return () => {
      watchers.delete(watch)
      if (watchers.size > 0) return
      window.clearInterval(timer)
      timer = undefined
    }
  }, [])
}
