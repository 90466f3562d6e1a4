import type { RatingGroup } from '#contract/ratings.ts'

export const groupings = [
  'agent',
  'team',
  'type',
  'channel',
  'service',
  'article',
  'reason',
] as const satisfies RatingGroup[]
export const periods = [7, 30, 90, 365] as const

/** What the address of the page says is looked at. */
export interface RatingSearch {
  days?: number
  by?: RatingGroup
  agent?: string
  team?: string
  type?: 'incident' | 'request'
  channel?: string
  service?: string
  article?: string
  mood?: 'low' | 'high'
  silent?: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readRatingSearch(given: Record<string, unknown>): RatingSearch {
  const days = periods.find((one) => one === given['days'])
  const by = groupings.find((one) => one === given['by'])
  const type = (['incident', 'request'] as const).find((one) => one === given['type'])
  const mood = (['low', 'high'] as const).find((one) => one === given['mood'])
  return {
    ...(days && { days }),
    ...(by && { by }),
    ...(type && { type }),
    ...(mood && { mood }),
    ...(given['silent'] === true && { silent: true }),
    ...(typeof given['channel'] === 'string' &&
      /^[a-z]{3,10}$/.test(given['channel']) && { channel: given['channel'] }),
    ...idIn(given, 'agent'),
    ...idIn(given, 'team'),
    ...idIn(given, 'service'),
    ...idIn(given, 'article'),
  }
}

function idIn<Name extends string>(given: Record<string, unknown>, name: Name) {
  const value = given[name]
  // The compiler widens a computed name to any string.
  return typeof value === 'string' && uuid.test(value) ? ({ [name]: value } as { [N in Name]?: string }) : {}
}
