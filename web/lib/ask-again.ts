import type { QueryKey } from '@tanstack/react-query'
import { queryClient } from './queries.ts'

/**
 * Asks anew for what is on screen, and marks all else as old. A first answer that is on its way would not be asked for
 * twice, though it may be older than the news: it is asked for again once it is here.
 */
export function askAgain(queryKey: QueryKey): void {
  const onTheirWay = queryClient.getQueryCache().findAll({
    queryKey,
    predicate: ({ state }) => state.data === undefined && state.fetchStatus === 'fetching',
  })
  for (const query of onTheirWay) {
    const again = () => void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
    query.promise?.then(again, again)
  }
  void queryClient.invalidateQueries({ queryKey })
}
