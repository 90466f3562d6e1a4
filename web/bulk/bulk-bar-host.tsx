import { lazy, Suspense, useEffect } from 'react'
import type { ViewId } from '#contract/views.ts'
import { withWords } from '#web/lib/i18n.ts'
import { clearSelection, useSelection } from './selection.ts'

const loadBulkBar = withWords(() => import('./bulk-bar.tsx'), 'ticket')
const BulkBar = lazy(async () => ({ default: (await loadBulkBar()).BulkBar }))

/** Fetched with the first selection; most who read a list select nothing. */
export function BulkBarHost({ view }: { view: ViewId }) {
  const { numbers } = useSelection()
  // What is selected in one list is not meant in another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the list is another one
  useEffect(() => clearSelection, [view])
  if (numbers.size === 0) return null
  return (
    <Suspense>
      <BulkBar view={view} />
    </Suspense>
  )
}
