import {
  IconCheck,
  IconEyeCheck,
  IconFilter,
  IconInbox,
  IconMail,
  IconSquareRoundedFilled,
  IconUserCheck,
  IconUserQuestion,
} from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countLimit, type View, type ViewId } from '#contract/views.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export type DeskViewId = Exclude<ViewId, `${string}:${string}`>

export interface NamedView extends View {
  label: string
  icon: ReactNode
}

const icons: Record<DeskViewId, typeof IconInbox> = {
  mine: IconUserCheck,
  unassigned: IconUserQuestion,
  open: IconInbox,
  pending: IconMail,
  solved: IconCheck,
  approve: IconEyeCheck,
}

const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: ({ signal }) => api.views.list({ signal }),
  staleTime: 5 * 60_000,
})

/** The views in the reader's language. Those of the desk are known before the server has answered. */
export function useViews(): NamedView[] {
  const { t } = useTranslation('inbox')
  const { data } = useQuery(viewsQuery)
  const views = data?.items ?? (Object.keys(icons) as DeskViewId[]).filter((id) => id !== 'approve').map(asView)
  return views.map((view) => ({
    ...view,
    label: isDeskView(view.id) ? t(`view.${view.id}`) : (view.name ?? ''),
    icon: iconOf(view),
  }))
}

/** Whether the server has said what there is, or that it cannot. */
export function useAreViewsKnown(): boolean {
  return !useQuery(viewsQuery).isPending
}

export function isDeskView(id: string): id is DeskViewId {
  return id in icons
}

function asView(id: DeskViewId): View {
  const own = { isFavourite: false, isHidden: false, definition: null, columns: null, can: { change: false } }
  return { id, name: null, color: null, group: 'desk', ...own }
}

function iconOf({ id, color, definition }: View): ReactNode {
  if (isDeskView(id)) return <DeskIcon id={id} />
  if (definition === null) return <TeamDot color={color} />
  return <IconFilter size={16} stroke={1.8} aria-hidden {...(color !== null && { color })} />
}

function DeskIcon({ id }: { id: DeskViewId }) {
  const Icon = icons[id]
  return <Icon size={16} stroke={1.8} aria-hidden />
}

function TeamDot({ color }: { color: string | null }) {
  return <IconSquareRoundedFilled size={12} color={color ?? 'currentColor'} style={{ margin: '0 2px' }} aria-hidden />
}

export function useViewCounts(): Record<string, number> {
  const { data } = useQuery({ queryKey: keys.viewCounts, queryFn: ({ signal }) => api.views.counts({ signal }) })
  return data?.counts ?? {}
}

/** Counting stops somewhere, and then says so. */
export function shownCount(count: number, format: (value: number) => string): string {
  return count >= countLimit ? `${format(countLimit - 1)}+` : format(count)
}
