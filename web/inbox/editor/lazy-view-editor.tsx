import { type ComponentProps, lazy, Suspense } from 'react'
import type { ViewEditor } from './view-editor.tsx'

// Fetched when somebody makes a view, which is not every day.
const Editor = lazy(async () => {
  const { ViewEditor } = await import('./view-editor.tsx')
  return { default: ViewEditor }
})

export function LazyViewEditor(props: ComponentProps<typeof ViewEditor>) {
  return (
    <Suspense>
      <Editor {...props} />
    </Suspense>
  )
}
