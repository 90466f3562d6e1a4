import { type ComponentProps, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostGrouped, type ViewGrouping } from '#contract/views.ts'
import { GroupHeading } from './group-heading.tsx'
import { useFolded, useGroups, useGroupWords } from './grouping.ts'
import { ListEmpty, ListFailed } from './list-empty.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import { type Fetched, neededIn, rowsOfGroups } from './rows.ts'
import css from './ticket-list.module.css'
import { type Asked, pageSize, useViewTickets } from './use-view-tickets.ts'
import { VirtualRows } from './virtual-rows.tsx'

interface Props extends Pick<ComponentProps<typeof VirtualRows>, 'selected' | 'table' | 'onOpen'> {
  asked: Asked
  groupBy: ViewGrouping
}

/** The tickets of a view in groups. Each group is a list of its own, fetched when it comes into sight. */
export function GroupedTickets({ asked, groupBy, ...shown }: Props) {
  const { t } = useTranslation('inbox')
  const { view } = asked
  const groups = useGroups(view, groupBy)
  const words = useGroupWords(groupBy)
  const { folded, toggle } = useFolded(view, groupBy)
  const [fetched, setFetched] = useState<ReadonlyMap<string, Fetched>>(new Map())
  const [needed, setNeeded] = useState<ReadonlyMap<string, number>>(new Map())
  const items = groups.data?.items
  const rows = useMemo(() => rowsOfGroups(items ?? [], fetched, folded), [items, fetched, folded])

  if (groups.isPending) return <RowSkeletons count={8} />
  if (groups.isError && items === undefined)
    return <ListFailed error={groups.error} onRetry={() => void groups.refetch()} />
  if (items === undefined || items.length === 0) return <ListEmpty view={view} />
  return (
    <>
      {!groups.data?.isWhole && <p className={css.note}>{t('group.notWhole', { count: mostGrouped })}</p>}
      {[...needed].map(([value, count]) => (
        <GroupFeed
          key={value}
          asked={asked}
          groupBy={groupBy}
          value={value}
          count={count}
          onFetched={(now) => setFetched((before) => new Map(before).set(value, now))}
        />
      ))}
      <VirtualRows
        {...shown}
        view={view}
        rows={rows}
        renderHeading={({ group, isOpen }) => (
          <GroupHeading group={group} label={words(group)} isOpen={isOpen} onToggle={() => toggle(group.value)} />
        )}
        onFold={toggle}
        onDrawn={(first, last) => setNeeded((before) => settled(before, neededIn(rows, first, last)))}
        isLoadingMore={false}
      />
    </>
  )
}

/** Whole pages, and the same map as before when it says the same: scrolling draws nothing that did not change. */
function settled(before: ReadonlyMap<string, number>, now: Map<string, number>): ReadonlyMap<string, number> {
  const pages = new Map([...now].map(([value, count]) => [value, Math.ceil(count / pageSize) * pageSize]))
  const isSame = pages.size === before.size && [...pages].every(([value, count]) => before.get(value) === count)
  return isSame ? before : pages
}

interface FeedProps extends Pick<Props, 'asked' | 'groupBy'> {
  value: string
  /** So many of its tickets are needed. */
  count: number
  onFetched: (fetched: Fetched) => void
}

/** Fetches one group as far as it is needed; draws nothing itself. */
function GroupFeed({ asked, groupBy, value, count, onFetched }: FeedProps) {
  const { data, tickets, hasNextPage, isFetching, fetchNextPage } = useViewTickets(asked, { groupBy, group: value })
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when something came, not whenever the callback is new
  useEffect(() => {
    if (data) onFetched({ tickets, hasMore: hasNextPage })
  }, [data, tickets, hasNextPage])
  useEffect(() => {
    if (tickets.length < count && hasNextPage && !isFetching) void fetchNextPage()
  }, [tickets.length, count, hasNextPage, isFetching, fetchNextPage])
  return null
}
