import { lazy, Suspense, useSyncExternalStore } from 'react'
import { dialogs } from './dialogs.ts'

const Dialogs = lazy(async () => {
  const { MountedDialogs } = await import('./mounted-dialogs.tsx')
  return { default: MountedDialogs }
})

/** Where questions are drawn, once there is one. */
export function DialogsHost() {
  if (!useSyncExternalStore(dialogs.subscribe, dialogs.isWanted)) return null
  return (
    <Suspense>
      <Dialogs />
    </Suspense>
  )
}
