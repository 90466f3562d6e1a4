import type { RatingGroup } from '#contract/ratings.ts'

export const groupings = [
  'agent',
  'team',
  'type',
  'channel',
  'category',
  'service',
  'article',
  'reason',
] as const satisfies RatingGroup[]
export const periods = [7, 30, 90, 365] as const

/** What the address of the page says is looked at. */
export interface RatingSearch {
  days?: number | undefined
  by?: RatingGroup | undefined
  agent?: string | undefined
  team?: string | undefined
  type?: 'incident' | 'request' | undefined
  channel?: string | undefined
  category?: string | undefined
  service?: string | undefined
  article?: string | undefined
  mood?: 'low' | 'high' | undefined
  silent?: boolean | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readRatingSearch(given: Record<string, unknown>): RatingSearch {
  const days = periods.find((one) => one === given['days'])
  const by = groupings.find((one) => one === given['by'])
  const type = (['incident', 'request'] as const).find((one) => one === given['type'])
  const mood = (['low', 'high'] as const).find((one) => one === given['mood'])
  const { agent, team, category, service, article, channel } = given
  return {
    ...(days && { days }),
    ...(by && { by }),
    ...(type && { type }),
    ...(mood && { mood }),
    ...(given['silent'] === true && { silent: true }),
    ...(typeof channel === 'string' && /^[a-z]{3,10}$/.test(channel) && { channel }),
    ...(isUuid(agent) && { agent }),
    ...(isUuid(team) && { team }),
    ...(isUuid(category) && { category }),
    ...(isUuid(service) && { service }),
    ...(isUuid(article) && { article }),
  }
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value)
}
