import { type Query, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Me } from '#contract/sessions.ts'
import { MeContext, useDesk } from '#web/lib/me.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { ForRequesters, NotSetUp, Unreachable } from './full-page.tsx'
import { MustAddFactor, SessionExpired, SignInPage } from './lazy-session.tsx'
import { meQuery } from './me-query.ts'
import { ShellSkeleton } from './shell-skeleton.tsx'
import { usePause } from './use-pause.ts'
import { usePreferences } from './use-preferences.ts'

/** Lets agents in. When a session ends, the page stays as it is under the form, with all that was typed. */
export function Gate({ children }: { children: ReactNode }) {
  const desk = useDesk()
  const { data, isPending, refetch } = useQuery(meQuery)
  const me = useLastKnown(data)
  // Whoever is typing goes on until the next pause: what is inert loses the focus, and letters would be shortcuts.
  const isOver = usePause(data === null)
  usePreferences(me)
  useRefreshOnReturn(data)

  if (me?.mustAddFactor && !isOver) return <MustAddFactor me={me} />
  if (me && isAgent(me)) {
    return (
      <MeContext value={me}>
        <div key={me.id} inert={isOver} style={{ display: 'contents' }}>
          {children}
        </div>
        {isOver && <SessionExpired />}
      </MeContext>
    )
  }
  if (isPending) return <ShellSkeleton />
  if (me) return <ForRequesters name={me.name} />
  if (data === null) return desk.isSetUp ? <SignInPage /> : <NotSetUp />
  return <Unreachable onRetry={() => void refetch()} />
}

function useLastKnown(me: Me | null | undefined): Me | undefined {
  const [last, setLast] = useState<Me | undefined>(me ?? undefined)
  const before = useRef<string>(undefined)
  if (me && me !== last) setLast(me)
  const id = last?.id
  useEffect(() => {
    // What the person before could see is not for the next one.
    if (before.current !== undefined && before.current !== id) void queryClient.resetQueries({ predicate: isPersonal })
    before.current = id
  }, [id])
  return last
}

/** What was refused while nobody was signed in is asked again. */
function useRefreshOnReturn(data: Me | null | undefined): void {
  const wasOut = useRef(false)
  useEffect(() => {
    if (data && wasOut.current) void queryClient.invalidateQueries({ predicate: isPersonal })
    wasOut.current = data === null
  }, [data])
}

function isPersonal(query: Query): boolean {
  return query.queryKey[0] !== keys.me[0] && query.queryKey[0] !== keys.desk[0]
}

function isAgent(me: Me): boolean {
  return me.role === 'agent' || me.role === 'admin'
}
