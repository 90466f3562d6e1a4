import { lazy, Suspense } from 'react'
import { ShellSkeleton } from './shell-skeleton.tsx'

const Page = lazy(() => import('#web/session/index.ts').then((module) => ({ default: module.SignInPage })))
const Expired = lazy(() => import('./session-expired.tsx').then((module) => ({ default: module.SessionExpired })))

/** Most who come are signed in: the doors are fetched when somebody stands before them. */
export function SignInPage() {
  return (
    <Suspense fallback={<ShellSkeleton />}>
      <Page />
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
