import { lazy, Suspense, useEffect, useState } from 'react'

const KeySheet = lazy(() => import('./key-sheet.tsx').then((module) => ({ default: module.KeySheet })))
const listeners = new Set<() => void>()

export function openKeySheet(): void {
  for (const listener of listeners) listener()
}

export function KeySheetHost() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const open = () => setOpen(true)
    listeners.add(open)
    return () => void listeners.delete(open)
  }, [])
  if (!isOpen) return null
  return (
    <Suspense>
      <KeySheet onClose={() => setOpen(false)} />
    </Suspense>
  )
}
