import './look/styles.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { startLive } from '#web/lib/live.ts'
import { DeskContext, MeContext, type PublicDesk } from '#web/lib/me.ts'
import { queryClient } from '#web/lib/queries.ts'
import { ReferencesContext } from '#web/lib/references.ts'
import { setTitlePlace } from '#web/ui/document-title.ts'
import { api } from './api.ts'
import { deskQuery } from './desk.ts'
import { DeskAway, DeskNotReady } from './frame/desk-states.tsx'
import { Toasts } from './frame/toasts.tsx'
import { createLook, type PortalLook } from './look/theme.ts'
import { usualVariables } from './look/variables.ts'
import { router } from './router.tsx'
import { visitorQuery } from './visitor.ts'

const neutralAccent = '#2f5bc6'

export function PortalApp() {
  return (
    <QueryClientProvider client={queryClient}>
      <ReferencesContext value={api.fields.references}>
        <DeskDoor />
      </ReferencesContext>
    </QueryClientProvider>
  )
}

function DeskDoor() {
  const desk = useQuery(deskQuery)
  const visitor = useQuery(visitorQuery)

  return (
    <Look accent={desk.data?.accent ?? neutralAccent} variables={desk.data?.variables ?? usualVariables}>
      {desk.data ? (
        <Inside desk={desk.data} />
      ) : (
        desk.isError && (
          <DeskAway error={desk.error} onRetry={() => void Promise.all([desk.refetch(), visitor.refetch()])} />
        )
      )}
    </Look>
  )
}

function Inside({ desk }: { desk: PublicDesk }) {
  const visitor = useQuery(visitorQuery)
  const me = visitor.data ?? undefined
  useLiveFor(me?.id)
  useEffect(() => setTitlePlace(desk.name), [desk.name])

  if (!desk.isSetUp) return <DeskNotReady />
  if (visitor.isPending) return null
  if (visitor.isError && !visitor.data) return <DeskAway error={visitor.error} onRetry={() => void visitor.refetch()} />
  return (
    <DeskContext value={desk}>
      <MeContext value={me}>
        <RouterProvider router={router} />
      </MeContext>
    </DeskContext>
  )
}

interface LookProps extends PortalLook {
  children: ReactNode
}

function Look({ accent, variables, children }: LookProps) {
  const look = useMemo(() => createLook({ accent, variables }), [accent, variables])
  return (
    <MantineProvider theme={look.theme} cssVariablesResolver={look.variables} defaultColorScheme="auto">
      {children}
      <Toasts />
    </MantineProvider>
  )
}

/** One stream for whoever is here; another person gets another. */
function useLiveFor(personId: string | undefined): void {
  useEffect(() => (personId === undefined ? undefined : startLive()), [personId])
}
