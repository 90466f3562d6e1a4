import { z } from 'zod'
import { byId, id, instant, language } from './common.ts'
import { operation } from './operation.ts'

/**
 * Who reads something of the knowledge base, each step more than the one before: the members of some teams and
 * administrators; all agents; besides them, whoever is signed in and belongs to certain organizations; everybody.
 */
export const visibilities = ['internal', 'agents', 'organizations', 'public'] as const
export const visibility = z.enum(visibilities).meta({ id: 'ArticleVisibility' })
export type Visibility = z.infer<typeof visibility>

/** For whom something is. What stands below it can only narrow it. */
export const readership = {
  visibility,
  /** Of `organizations`: which ones. */
  organizationIds: z.array(id).max(100),
  /** Of `internal`: whose members; none: administrators and the owner only. */
  teamIds: z.array(id).max(50),
}

/** Words in the languages of the desk; at least one of them. */
const inLanguages = (longest: number) =>
  z.object({
    es: z.string().trim().min(1).max(longest).optional(),
    en: z.string().trim().min(1).max(longest).optional(),
  })
const names = inLanguages(80).refine(({ es, en }) => (es ?? en) !== undefined, { error: 'Name it in a language' })

/** Lower-case letters without accents, digits and single hyphens, as in `conectar-la-vpn`. */
export const slug = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** More would be a maze. */
export const mostCategories = 300
export const deepestCategory = 4

const categoryFields = z.object({
  names,
  descriptions: inLanguages(300),
  parentId: id.nullable(),
  position: z.int().min(0).max(10_000),
  ...readership,
})

export const articleCategory = z
  .object({
    id,
    ...categoryFields.shape,
    slug,
    /** What is left of the visibility when all categories above have narrowed it. */
    reach: visibility,
    /** Articles right in it that the caller can read, each counted once, not once for each language. */
    articleCount: z.int(),
  })
  .meta({ id: 'ArticleCategory' })
export type ArticleCategory = z.infer<typeof articleCategory>

const categoryDraft = categoryFields.extend({
  descriptions: categoryFields.shape.descriptions.default({}),
  parentId: categoryFields.shape.parentId.default(null),
  position: categoryFields.shape.position.default(0),
  visibility: visibility.default('public'),
  organizationIds: readership.organizationIds.default([]),
  teamIds: readership.teamIds.default([]),
  slug: slug.max(80).optional(),
})
export type CategoryDraft = z.output<typeof categoryDraft>

export const articleCategories = {
  list: operation({
    method: 'GET',
    path: '/article-categories',
    summary: 'The categories that the caller can see, those above before those below',
    access: 'public',
    scope: 'tickets:read',
    result: z.object({ items: z.array(articleCategory) }),
  }),
  create: operation({
    method: 'POST',
    path: '/article-categories',
    summary: 'Add a category',
    access: 'admin',
    scope: 'settings:write',
    body: categoryDraft,
    result: articleCategory,
    status: 201,
    errors: ['invalid', 'name_taken', 'not_found'],
  }),
  update: operation({
    method: 'PATCH',
    path: '/article-categories/:id',
    summary: 'Change or move a category; a narrower visibility narrows all that is in it, at once',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    body: categoryFields.partial().extend({ slug: slug.max(80).optional() }),
    result: articleCategory,
    errors: ['invalid', 'name_taken', 'not_found'],
  }),
  remove: operation({
    method: 'DELETE',
    path: '/article-categories/:id',
    summary: 'Remove a category that has nothing in it',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
}

const synonymGroup = z.array(z.string().trim().min(2).max(60)).min(2).max(20)

const pin = z.object({
  id,
  /** Searches that contain these words show the articles first. */
  phrase: z.string(),
  articles: z.array(z.object({ id, title: z.string(), language })),
})

/** What the whole knowledge base goes by. */
export const knowledgeSettings = z
  .object({
    /** Whether somebody other than the author has to approve before something is published. */
    needsReview: z.boolean(),
    /** After so many months an article is to be looked at again; null: only where a date was set. */
    reviewAfterMonths: z.int().min(1).max(60).nullable(),
  })
  .meta({ id: 'KnowledgeSettings' })
export type KnowledgeSettings = z.infer<typeof knowledgeSettings>

export const knowledge = {
  settings: operation({
    method: 'GET',
    path: '/knowledge/settings',
    summary: 'What the knowledge base goes by',
    access: 'agent',
    scope: 'settings:read',
    result: knowledgeSettings,
  }),
  updateSettings: operation({
    method: 'PATCH',
    path: '/knowledge/settings',
    summary: 'Change what the knowledge base goes by',
    access: 'admin',
    scope: 'settings:write',
    body: knowledgeSettings.partial(),
    result: knowledgeSettings,
  }),
  synonyms: operation({
    method: 'GET',
    path: '/knowledge/synonyms',
    summary: 'Words that mean the same to a search of articles',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ groups: z.array(synonymGroup) }),
  }),
  replaceSynonyms: operation({
    method: 'PUT',
    path: '/knowledge/synonyms',
    summary: 'Replace the words that mean the same',
    access: 'admin',
    scope: 'settings:write',
    body: z.object({ groups: z.array(synonymGroup).max(500) }),
    result: z.object({ groups: z.array(synonymGroup) }),
    errors: ['invalid'],
  }),
  pins: operation({
    method: 'GET',
    path: '/knowledge/pins',
    summary: 'Answers that stand first when a search has certain words',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ items: z.array(pin) }),
  }),
  addPin: operation({
    method: 'POST',
    path: '/knowledge/pins',
    summary: 'Let articles stand first when a search has certain words; whoever may not read them does not see them',
    access: 'admin',
    scope: 'settings:write',
    body: z.object({ phrase: z.string().trim().min(2).max(100), articleIds: z.array(id).min(1).max(5) }),
    result: pin,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  removePin: operation({
    method: 'DELETE',
    path: '/knowledge/pins/:id',
    summary: 'Let them stand where they are found again',
    access: 'admin',
    scope: 'settings:write',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  gaps: operation({
    method: 'GET',
    path: '/knowledge/gaps',
    summary: 'Searches that found no article, the most frequent first; addresses and long numbers are never kept',
    access: 'agent',
    scope: 'tickets:read',
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    result: z.object({
      items: z.array(
        z.object({
          words: z.string(),
          language,
          audience: z.enum(['public', 'requester', 'agent']),
          count: z.int(),
          lastAt: instant,
        }),
      ),
    }),
  }),
  settleGap: operation({
    method: 'POST',
    path: '/knowledge/gaps/settle',
    summary: 'Take a search out of the report, for there is an article now',
    access: 'agent',
    scope: 'tickets:write',
    body: z.object({ words: z.string().min(1).max(200) }),
    status: 204,
  }),
}
