import { lazy, Suspense, useEffect, useState } from 'react'
import { onOpenPalette } from '#web/lib/palette.ts'

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })))

/** Fetches the palette when it is first asked for. */
export function PaletteHost() {
  const [calls, setCalls] = useState(0)
  useEffect(() => onOpenPalette(() => setCalls((count) => count + 1)), [])
  if (calls === 0) return null
  return (
    <Suspense>
      <Palette calls={calls} />
    </Suspense>
  )
}
