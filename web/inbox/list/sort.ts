import { useLocalStorage } from '@mantine/hooks'
import type { z } from 'zod'
import type { ticketSort } from '#contract/tickets.ts'

export type Sort = z.output<typeof ticketSort>

export const sortFields = ['updatedAt', 'createdAt', 'priority', 'number'] as const satisfies Sort['sort'][]

/** How lists are sorted, remembered in this browser. */
export function useSort(): [Sort, (sort: Sort) => void] {
  const [sort, setSort] = useLocalStorage<Sort>({
    key: 'mesa.inbox.sort',
    defaultValue: { sort: 'updatedAt', order: 'desc' },
    getInitialValueInEffect: false,
  })
  return [sort, setSort]
}
