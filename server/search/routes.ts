import type { RawBuilder } from 'kysely'
import type { search } from '#contract/search.ts'
import { readSearch } from '#contract/search-query.ts'
import { findDevices } from '../devices/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { searchArticles } from '../knowledge/index.ts'
import { findOrganizations, findPeople } from '../people/index.ts'
import type { Handlers } from '../platform/http.ts'
import { conditionOfSearch } from './as-condition.ts'
import { countFacets } from './facets.ts'
import { compileFilters } from './filters.ts'
import { searchTickets } from './tickets.ts'
import { correctWords } from './words.ts'

export const searchHandlers: Handlers<typeof search> = {
  facets: async (ctx, { query }) => {
    const { words, filters } = readSearch(query.q)
    return countFacets(ctx, words, compileFilters(filters, ctx).condition)
  },
  condition: (ctx, { query }) => conditionOfSearch(ctx, query.q),
  search: async (ctx, { query }) => {
    const { words, filters } = readSearch(query.q)
    const { condition, unknown } = compileFilters(filters, ctx)
    const wanted = { ...query, q: words, condition }
    const found = { ...(await searchEverything(ctx, wanted)), unknownFilters: unknown }
    const { tickets, people, organizations, articles, devices } = found
    if ([tickets, people, organizations, articles, devices].some(({ length }) => length > 0)) {
      return { ...found, correctedTo: null }
    }
    const corrected = await correctWords(ctx, words)
    if (corrected === undefined) return { ...found, correctedTo: null }
    return { ...found, ...(await searchEverything(ctx, { ...wanted, q: corrected })), correctedTo: corrected }
  },
}

type Wanted = {
  q: string
  type?: 'ticket' | 'person' | 'organization' | 'article' | 'device' | undefined
  limit: number
  condition: RawBuilder<boolean> | undefined
}

/** Filters speak of tickets: where there are some, nothing else is looked for. */
async function searchEverything(ctx: Ctx, { q, type, limit, condition }: Wanted) {
  const wants = (one: Wanted['type']) =>
    (type === undefined || type === one) && (one === 'ticket' || condition === undefined)
  const [tickets, people, organizations, articles, devices] = await Promise.all([
    wants('ticket') ? searchTickets(ctx, q, limit, condition) : [],
    wants('person') ? findPeople(ctx, q, limit) : [],
    wants('organization') ? findOrganizations(ctx, q, limit) : [],
    wants('article') && q !== '' ? findArticles(ctx, q, limit) : [],
    wants('device') && q !== '' ? findDevices(ctx, q, limit) : [],
  ])
  return { tickets, people, organizations, articles, devices }
}

async function findArticles(ctx: Ctx, q: string, limit: number) {
  const language = ctx.actor.kind === 'person' ? ctx.actor.language : 'es'
  return (await searchArticles(ctx, { q, language, limit, quick: true })).items
}
