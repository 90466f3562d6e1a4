import { lazy, Suspense } from 'react'
import type { Me } from '#contract/sessions.ts'
import { withWords } from '#web/lib/i18n.ts'
import { ShellSkeleton } from './shell-skeleton.tsx'

const session = withWords(() => import('#web/session/index.ts'), 'session')
const expired = withWords(() => import('./session-expired.tsx'), 'session')
const Page = lazy(() => session().then((module) => ({ default: module.SignInPage })))
const MustAdd = lazy(() => session().then((module) => ({ default: module.MustAddFactorPage })))
const Expired = lazy(() => expired().then((module) => ({ default: module.SessionExpired })))

/** Most who come are signed in: the doors are fetched when somebody stands before them. */
export function SignInPage() {
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <Page />
    </Suspense>
  )
}

export function MustAddFactor({ me }: { me: Me }) {
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <MustAdd me={me} />
    </Suspense>
  )
}

export function SessionExpired() {
  return (
    <Suspense>
      <Expired />
    </Suspense>
  )
}
