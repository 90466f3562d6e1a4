import type { View, ViewId } from '#contract/views.ts'

export const sectionNames = ['favourites', 'views', 'shared', 'teams', 'personal', 'hiddenViews'] as const
export type SectionName = (typeof sectionNames)[number]

const sectionOfGroup = { desk: 'views', shared: 'shared', team: 'teams', personal: 'personal' } as const

/** Where a view stands in the column. */
export function sectionOf(view: Pick<View, 'group' | 'isFavourite' | 'isHidden'>): SectionName {
  if (view.isHidden) return 'hiddenViews'
  return view.isFavourite ? 'favourites' : sectionOfGroup[view.group]
}

/** All views in order after one has changed places with its neighbour of the same section; undefined at its edge. */
export function moved<V extends Pick<View, 'id' | 'group' | 'isFavourite' | 'isHidden'>>(
  views: readonly V[],
  id: ViewId,
  step: 1 | -1,
): ViewId[] | undefined {
  const view = views.find((one) => one.id === id)
  if (!view) return undefined
  const section = views.filter((one) => sectionOf(one) === sectionOf(view))
  const neighbour = section[section.indexOf(view) + step]
  if (!neighbour) return undefined
  const swapped = new Map([
    [view.id, neighbour.id],
    [neighbour.id, view.id],
  ])
  return views.map((one) => swapped.get(one.id) ?? one.id)
}
