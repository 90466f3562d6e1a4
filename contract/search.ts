import { z } from 'zod'
import { articleHit } from './article.ts'
import { device } from './devices.ts'
import { operation } from './operation.ts'
import { person } from './people.ts'
import { ruleGroup } from './rules.ts'
import { organization } from './structure.ts'
import { ticketSummary } from './tickets.ts'

/** By what the tickets of a search are told apart, each the operator of a filter. */
export const facetOperators = ['status', 'type', 'priority', 'team', 'assignee', 'tag'] as const

const facet = z.object({
  operator: z.enum(facetOperators),
  values: z.array(
    z.object({
      /** As it stands after the colon of the filter: a word of the API, a name or a tag; `none` for nobody. */
      value: z.string(),
      count: z.int(),
    }),
  ),
})
export type Facet = z.infer<typeof facet>

/** So many of the newest tickets found are counted. */
export const mostCounted = 1000

export const search = {
  facets: operation({
    method: 'GET',
    path: '/search/facets',
    summary: 'How the tickets of a search are divided, so that it can be narrowed down',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ q: z.string().trim().min(1).max(200) }),
    result: z.object({
      facets: z.array(facet),
      /** How many tickets were counted, at most a thousand. */
      counted: z.int(),
    }),
  }),
  condition: operation({
    method: 'GET',
    path: '/search/condition',
    summary: 'A search as the condition of a view; a name stands for those who are called so now',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ q: z.string().trim().min(1).max(200) }),
    result: z.object({
      /** Over the fields of views; null when nothing of the search can be said so. */
      condition: ruleGroup.nullable(),
      /** The filters that cannot be said so, as they were written: nobody, or too many, are called so, or it means nothing. */
      left: z.array(z.string()),
    }),
  }),
  search: operation({
    method: 'GET',
    path: '/search',
    summary:
      'Find tickets, people, organizations, articles and devices by words, names, addresses or numbers; `status:open`, `from:ana`, `team:`, `assignee:`, `tag:`, `org:`, `type:`, `priority:`, `channel:`, `has:attachment`, `before:` and `after:` choose tickets, a minus before them turns them around',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({
      q: z.string().trim().min(1).max(200),
      type: z.enum(['ticket', 'person', 'organization', 'article', 'device']).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    result: z.object({
      tickets: z.array(
        z.object({
          ticket: ticketSummary,
          /** A piece of the text with the found words between U+0002 and U+0003. */
          excerpt: z.string(),
        }),
      ),
      people: z.array(person),
      organizations: z.array(organization),
      articles: z.array(articleHit),
      /** Those in the caller's reach. */
      devices: z.array(device),
      /** The words searched for instead, when nothing was found as written. */
      correctedTo: z.string().nullable(),
      /** Filters whose value means nothing, as they were written; they find nothing. */
      unknownFilters: z.array(z.string()),
    }),
  }),
}
