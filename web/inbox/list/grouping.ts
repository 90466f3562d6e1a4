import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import { customFieldName, customFieldOf } from '#contract/view-conditions.ts'
import type { TicketGroup, ViewGrouping, ViewId } from '#contract/views.ts'
import { api } from '#web/lib/api.ts'
import { pathOf, useLabel } from '#web/lib/field-words.ts'
import { keys } from '#web/lib/queries.ts'
import { useCustomFields } from '../editor/use-custom-fields.ts'

export const ownGroupings = ['status', 'priority', 'type', 'team', 'assignee', 'organization'] as const

type Grouped = { id: string; definition: { groupBy: ViewGrouping | null } | null }

/** By what a view is grouped: as it says, until one groups it otherwise in this browser. */
export function useGrouping(view: Grouped | undefined): [ViewGrouping | null, (next: ViewGrouping | null) => void] {
  const [kept, keep] = useLocalStorage<Record<string, ViewGrouping | null>>({
    key: 'mesa.inbox.groupings',
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const own = view?.definition?.groupBy ?? null
  const slot = `${view?.id} ${own}`
  return [slot in kept ? (kept[slot] ?? null) : own, (next) => keep((before) => ({ ...before, [slot]: next }))]
}

export function useGroups(view: ViewId, groupBy: ViewGrouping) {
  return useQuery({
    queryKey: keys.view(view, { groups: groupBy }),
    queryFn: ({ signal }) => api.views.groups({ params: { id: view }, query: { groupBy }, signal }),
  })
}

/** The groups of a view that are folded, remembered in this browser. */
export function useFolded(view: ViewId, groupBy: ViewGrouping) {
  const [kept, keep] = useLocalStorage<Record<string, string[]>>({
    key: 'mesa.inbox.folded',
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const slot = `${view} ${groupBy}`
  const folded = kept[slot] ?? none
  const set = (next: string[]) => keep((before) => ({ ...before, [slot]: next }))
  return {
    folded,
    toggle: (value: string) => set(folded.includes(value) ? folded.filter((one) => one !== value) : [...folded, value]),
    set,
  }
}

const none: string[] = []

/** The custom fields that one can group by. */
export function groupingFields(fields: readonly CustomField[]): CustomField[] {
  return fields.filter(
    ({ type, isArchived }) => !isArchived && (type === 'choice' || type === 'tree' || isReference(type)),
  )
}

/** By what one can group, in the reader's language. */
export function useGroupingChoices(): { value: ViewGrouping; label: string }[] {
  const { t } = useTranslation('inbox')
  const label = useLabel()
  const own = groupingFields(useCustomFields())
  return [
    ...ownGroupings.map((value) => ({ value, label: t(`column.${value}`) })),
    // The prefix and a key make one; TypeScript does not follow the text through the function.
    ...own.map(({ key, labels }) => ({ value: customFieldName(key) as ViewGrouping, label: label(labels) })),
  ]
}

/** What a group is called. */
export function useGroupWords(groupBy: ViewGrouping): (group: TicketGroup) => string {
  const { t } = useTranslation('inbox')
  const { t: common } = useTranslation('common')
  const label = useLabel()
  const custom = customFieldOf(groupBy, useCustomFields())
  return ({ value, name }) => {
    if (value === '')
      return groupBy in noneWords ? t(`group.none.${groupBy as keyof typeof noneWords}`) : t('group.none')
    if (groupBy === 'status' || groupBy === 'type' || groupBy === 'priority') {
      // The server names only what the contract lists.
      return common(`${groupBy}.${value}` as 'status.new' | 'type.incident' | 'priority.1')
    }
    const option = custom?.options.find((one) => one.value === value)
    if (custom && isReference(custom.type)) return name ?? common('referenceGone')
    return name ?? (option && custom ? pathOf(custom.options, option, label) : value)
  }
}

const noneWords = { team: true, assignee: true, organization: true } as const
