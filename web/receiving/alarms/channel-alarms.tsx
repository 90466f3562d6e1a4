import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '#web/lib/api.ts'
import { withWords } from '#web/lib/i18n.ts'
import { useMe } from '#web/lib/me.ts'
import { receivingKeys } from '../queries.ts'

// Fetched, with its words, when something is wrong.
const loadAlarmList = withWords(() => import('./alarm-list.tsx'), 'later')
const AlarmList = lazy(async () => ({ default: (await loadAlarmList()).AlarmList }))

const everyMinute = 60_000

/** Above every page of the desk while a mail server does not work: whose, since when, which step, what to do. */
export function ChannelAlarms() {
  const isAdmin = useMe().role === 'admin'
  // That something is silent, nobody rings for.
  const channels = useQuery({
    queryKey: receivingKeys.channels,
    queryFn: ({ signal }) => api.channels.list({ signal }),
    refetchInterval: everyMinute,
  })
  const alarms = (channels.data?.items ?? []).filter(({ state }) => state !== 'ok' && (state !== 'expiring' || isAdmin))
  return (
    <div role="status">
      {alarms.length > 0 && (
        <Suspense>
          <AlarmList alarms={alarms} isAdmin={isAdmin} />
        </Suspense>
      )}
    </div>
  )
}
