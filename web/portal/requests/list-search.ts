export const listStates = ['open', 'solved', 'all'] as const
export type ListState = (typeof listStates)[number]
export type Whose = 'mine' | 'organization'

export interface ListSearch {
  state?: ListState
  of?: 'organization'
}

/** What the address of the list says; anything else is ignored. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const state = listStates.find((one) => one === search['state'])
  return {
    ...(state && state !== 'open' ? { state } : {}),
    ...(search['of'] === 'organization' ? { of: 'organization' } : {}),
  }
}
