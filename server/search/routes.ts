import type { search } from '#contract/search.ts'
import type { Ctx } from '../kernel/context.ts'
import { findOrganizations, findPeople } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { searchTickets } from './tickets.ts'
import { correctWords } from './words.ts'

export const searchHandlers: Handlers<typeof search> = {
  search: async (ctx, { query }) => {
    const found = await searchEverything(ctx, query)
    if (found.tickets.length + found.people.length + found.organizations.length > 0) {
      return { ...found, correctedTo: null }
    }
    const corrected = await correctWords(ctx, query.q)
    if (corrected === undefined) return { ...found, correctedTo: null }
    return { ...(await searchEverything(ctx, { ...query, q: corrected })), correctedTo: corrected }
  },
}

type Wanted = { q: string; type?: 'ticket' | 'person' | 'organization' | undefined; limit: number }

async function searchEverything(ctx: Ctx, { q, type, limit }: Wanted) {
  const wants = (one: Wanted['type']) => type === undefined || type === one
  const [tickets, people, organizations] = await Promise.all([
    wants('ticket') ? searchTickets(ctx, q, limit) : [],
    wants('person') ? findPeople(ctx, q, limit) : [],
    wants('organization') ? findOrganizations(ctx, q, limit) : [],
  ])
  return { tickets, people, organizations }
}
