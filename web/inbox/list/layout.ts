import { useLocalStorage, useMediaQuery } from '@mantine/hooks'

/** The list beside the open ticket, or as a table over the whole width. */
export type Layout = 'split' | 'table'

/** The layout that was chosen in this browser, and the one that there is room for. */
export function useLayout(): { chosen: Layout; shown: Layout; choose: (layout: Layout) => void } {
  const [kept, keep] = useLocalStorage<Layout>({
    key: 'mesa.inbox.layout',
    defaultValue: 'split',
    getInitialValueInEffect: false,
  })
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false })
  const chosen = kept === 'table' ? 'table' : 'split'
  return { chosen, shown: isNarrow ? 'split' : chosen, choose: keep }
}
