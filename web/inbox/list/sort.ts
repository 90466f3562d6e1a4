import { useLocalStorage } from '@mantine/hooks'
import type { z } from 'zod'
import type { ticketSort } from '#contract/tickets.ts'

export type Sort = z.output<typeof ticketSort>

export const sortFields = [
  'updatedAt',
  'createdAt',
  'waitingSince',
  'dueAt',
  'priority',
  'number',
] as const satisfies Sort['sort'][]

const newestFirst: Sort = { sort: 'updatedAt', order: 'desc' }

/** How the list of a view is sorted, remembered in this browser: the built-in views alike, others as they say first. */
export function useSort(view: { id: string; definition: Sort | null } | undefined): [Sort, (sort: Sort) => void] {
  const [kept, keep] = useLocalStorage<Record<string, Sort>>({
    key: 'mesa.inbox.sorts',
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const own = view?.definition ?? null
  // What was remembered ends when the view is told to be sorted otherwise.
  const slot = own === null ? 'desk' : `${view?.id} ${own.sort} ${own.order}`
  const sort = kept[slot] ?? (own === null ? newestFirst : { sort: own.sort, order: own.order })
  return [sort, (next) => keep((before) => ({ ...before, [slot]: next }))]
}

export function sortedBy(sort: Sort['sort']): Sort {
  return { sort, order: firstOrderOf(sort) }
}

/** Of priorities the smallest number is the most urgent, who has waited longest, and what is due soonest; else the newest comes first. */
export function firstOrderOf(sort: Sort['sort']): Sort['order'] {
  return sort === 'priority' || sort === 'waitingSince' || sort === 'dueAt' ? 'asc' : 'desc'
}
