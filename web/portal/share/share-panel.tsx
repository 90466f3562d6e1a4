import { queryOptions, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'

// Few ever need it.
const Share = lazy(async () => ({ default: (await import('./share.tsx')).Share }))

function shareQuery(number: number) {
  return queryOptions({
    queryKey: keys.remoteSessions(number),
    queryFn: ({ signal }) => api.remote.share({ params: { number }, signal }),
    select: ({ share }) => share,
  })
}

/** There while an agent asks to see the screen, or sees it. */
export function SharePanel({ number }: { number: number }) {
  const { data: share } = useQuery(shareQuery(number))
  if (!share) return null
  return (
    <Suspense>
      <Share key={share.id} number={number} share={share} />
    </Suspense>
  )
}
