import { useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { api } from '#web/lib/api.ts'
import { listenForShortcuts } from '#web/lib/keys.ts'
import { DeskContext } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { ReferencesContext } from '#web/lib/references.ts'
import { setTitlePlace } from '#web/ui/document-title.ts'
import { Providers } from '#web/ui/providers.tsx'
import { Unreachable } from './full-page.tsx'
import { router } from './router.ts'
import { ShellSkeleton } from './shell-skeleton.tsx'

export function App() {
  useEffect(listenForShortcuts, [])
  return (
    <Providers>
      <ReferencesContext value={api.fields.references}>
        <WithDesk>
          <RouterProvider router={router} />
        </WithDesk>
      </ReferencesContext>
    </Providers>
  )
}

/** Everything needs to know which desk this is. */
function WithDesk({ children }: { children: ReactNode }) {
  const { data, isPending, refetch } = useQuery({
    queryKey: keys.desk,
    queryFn: ({ signal }) => api.desk.public({ signal }),
    staleTime: 5 * 60_000,
  })
  if (data) setTitlePlace(data.name)
  if (isPending) return <ShellSkeleton />
  if (!data) return <Unreachable onRetry={() => void refetch()} />
  return <DeskContext value={data}>{children}</DeskContext>
}
