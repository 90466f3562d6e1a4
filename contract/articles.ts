import { z } from 'zod'
import { attachment } from './attachments.ts'
import { byId, id, instant, language, listParam, pageOf, paging } from './common.ts'
import { readership, slug, visibility } from './knowledge.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { removedData } from './redaction.ts'
import { byNumber } from './tickets.ts'

export const articleStatuses = ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const
/** Where the newest version stands. One that readers saw before stays open to them until a newer one is published. */
export const articleStatus = z.enum(articleStatuses).meta({ id: 'ArticleStatus' })
export type ArticleStatus = z.infer<typeof articleStatus>

const texts = {
  title: z.string().trim().min(1).max(200),
  /** What it says in one or two sentences, as search engines show it. */
  summary: z.string().trim().max(500),
  /** Words that it is found by besides those it says. */
  keywords: z.string().trim().max(500),
  /** As `articleText` allows; `articleVariables` may stand in it as `{{desk.name}}`. */
  bodyHtml: z.string().max(1_000_000),
}

const dates = {
  /** When readers no longer find it. */
  expiresAt: instant.nullable(),
  /** When somebody has to look whether it is still true. */
  reviewAt: instant.nullable(),
}

const articleRef = z.object({ id, title: z.string(), language, path: z.string() })
export type ArticleRef = z.infer<typeof articleRef>

export const articleSummary = z
  .object({
    id,
    title: z.string(),
    summary: z.string(),
    language,
    slug,
    /** Below the desk's address, where readers find it: `/help/es/conectar-la-vpn`. */
    path: z.string(),
    categoryId: id.nullable(),
    status: articleStatus,
    /** Whether readers see a version of it. */
    isLive: z.boolean(),
    visibility,
    /** What is left of the visibility when its categories have narrowed it. */
    reach: visibility,
    version: z.int(),
    /** The article that this one translates. */
    originalId: id.nullable(),
    /** A translation whose original has changed since. */
    isOutdated: z.boolean(),
    owner: personRef.nullable(),
    reviewer: personRef.nullable(),
    publishAt: instant.nullable(),
    publishedAt: instant.nullable(),
    ...dates,
    viewCount: z.int(),
    helpfulCount: z.int(),
    unhelpfulCount: z.int(),
    useCount: z.int(),
    /** What agents have said is wrong with it, and nobody has settled. */
    flagCount: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ArticleSummary' })
export type ArticleSummary = z.infer<typeof articleSummary>

const can = z.object({
  change: z.boolean(),
  publish: z.boolean(),
  /** Whether it has to be approved by somebody else. */
  needsReview: z.boolean(),
  remove: z.boolean(),
})

export const article = articleSummary
  .extend({
    keywords: z.string(),
    bodyHtml: z.string(),
    organizationIds: readership.organizationIds,
    teamIds: readership.teamIds,
    liveVersion: z.int().nullable(),
    translations: z.array(articleRef.extend({ status: articleStatus, isLive: z.boolean(), isOutdated: z.boolean() })),
    /** Those that somebody chose, then those that say something alike. */
    related: z.array(articleRef.extend({ isChosen: z.boolean() })),
    files: z.array(attachment.extend({ path: z.string() })),
    can,
  })
  .meta({ id: 'Article' })
export type Article = z.infer<typeof article>

const articleDraft = z.object({
  title: texts.title,
  summary: texts.summary.default(''),
  keywords: texts.keywords.default(''),
  bodyHtml: texts.bodyHtml.default(''),
  /** Instead of `bodyHtml`. */
  bodyText: z.string().max(500_000).optional(),
  language: language.optional(),
  /** Made from the title when it is not given. */
  slug: slug.optional(),
  categoryId: id.nullable().default(null),
  visibility: visibility.default('agents'),
  organizationIds: readership.organizationIds.default([]),
  teamIds: readership.teamIds.default([]),
  /** `published` for those who may publish without another's approval. */
  status: z.enum(['draft', 'published']).default('draft'),
  ownerId: id.nullable().optional(),
  expiresAt: dates.expiresAt.default(null),
  reviewAt: dates.reviewAt.default(null),
  attachmentIds: z.array(id).max(50).default([]),
})
export type ArticleDraft = z.output<typeof articleDraft>

const articleChange = z
  .object({
    ...texts,
    slug,
    categoryId: id.nullable(),
    ...readership,
    ownerId: id.nullable(),
    ...dates,
    /** The files beneath it; those not named are taken away. */
    attachmentIds: z.array(id).max(50),
    relatedIds: z.array(id).max(20),
    /** The version that the change began with: refused when somebody else has saved since. */
    baseVersion: z.int(),
    /** A translation says again what its original says. */
    isTranslated: z.literal(true),
  })
  .partial()
export type ArticleChange = z.output<typeof articleChange>

export const articleVersion = z
  .object({
    version: z.int(),
    title: z.string(),
    summary: z.string(),
    author: personRef.nullable(),
    createdAt: instant,
    isLive: z.boolean(),
  })
  .meta({ id: 'ArticleVersion' })
export type ArticleVersion = z.infer<typeof articleVersion>

/** A run of text that two versions share, or that one of them alone has. */
const diffPiece = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })
export const articleDiff = z.object({
  from: z.int(),
  to: z.int(),
  title: z.array(diffPiece),
  summary: z.array(diffPiece),
  /** One for each paragraph, heading, cell or line. */
  body: z.array(z.object({ kind: z.enum(['same', 'added', 'removed', 'changed']), pieces: z.array(diffPiece) })),
})
export type ArticleDiff = z.infer<typeof articleDiff>

export const articleEvent = z.object({
  id,
  kind: z.enum([
    'created',
    'saved',
    'submitted',
    'returned',
    'scheduled',
    'published',
    'archived',
    'reopened',
    'expired',
    'reviewed',
    'moved',
    'renamed',
    'restored',
    'flagged',
    'settled',
  ]),
  actor: personRef.nullable(),
  /** What it was about: a version, a note, a name. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  createdAt: instant,
})
export type ArticleEvent = z.infer<typeof articleEvent>

export const unhelpfulReasons = ['unclear', 'incomplete', 'wrong', 'outdated', 'not_mine'] as const
export const articleVote = z.object({
  isHelpful: z.boolean(),
  /** Why it was of no help. */
  reason: z.enum(unhelpfulReasons).nullable().default(null),
  comment: z.string().trim().max(2000).default(''),
})
export type ArticleVote = z.output<typeof articleVote>

export const articleHit = z.object({
  article: articleSummary,
  /** The title with the found words between U+0002 and U+0003. */
  title: z.string(),
  /** A piece of the text, marked alike. */
  excerpt: z.string(),
  /** It stands here because somebody wanted it first for these words. */
  isPinned: z.boolean(),
})
export type ArticleHit = z.infer<typeof articleHit>

/** What an import did with a file, or would do. */
export const importedArticle = z.object({
  path: z.string(),
  title: z.string(),
  language,
  /** `empty`: it says nothing and is left out. */
  outcome: z.enum(['new', 'changed', 'same', 'empty']),
  articleId: id.nullable(),
})
export type ImportedArticle = z.infer<typeof importedArticle>

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const
const byVersion = byId.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })
const changing = { ...write, params: byId, result: article } as const

export const articles = {
  list: operation({
    method: 'GET',
    path: '/articles',
    summary: 'Articles that the caller can read, the last changed first; agents also see what is not published',
    access: 'public',
    scope: 'tickets:read',
    query: paging.extend({
      status: listParam(articleStatus),
      language: language.optional(),
      /** With those in the categories below it. */
      categoryId: id.optional(),
      visibility: visibility.optional(),
      ownerId: id.optional(),
      /** `review`: to be looked at by now; `flagged`: somebody says it is wrong; `outdated`: a translation behind its original. */
      needs: z.enum(['review', 'flagged', 'outdated']).optional(),
      q: z.string().trim().max(200).optional(),
    }),
    result: pageOf(articleSummary),
    errors: ['invalid_cursor'],
  }),
  search: operation({
    method: 'GET',
    path: '/articles/search',
    summary:
      'Articles that the caller can read, the best first: words of Spanish and English by their stems, with or without accents, unfinished or mistyped, and their synonyms',
    access: 'public',
    scope: 'tickets:read',
    query: z.object({
      q: z.string().trim().min(1).max(200),
      /** Which translation is preferred; that of the caller when not given. */
      language: language.optional(),
      /** Whether articles in other languages are left out. */
      only: z.stringbool().optional(),
      categoryId: id.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
      /** While somebody types: a search without result is not counted. */
      suggest: z.stringbool().optional(),
    }),
    result: z.object({
      items: z.array(articleHit),
      /** The words searched for instead, when nothing was found as written. */
      correctedTo: z.string().nullable(),
    }),
    errors: ['too_many_requests'],
  }),
  get: operation({
    method: 'GET',
    path: '/articles/:id',
    summary: 'An article; agents read the newest version, all others the published one',
    access: 'public',
    scope: 'tickets:read',
    params: byId,
    /** The published version also for agents, as it goes into a reply. */
    query: z.object({ live: z.stringbool().optional() }),
    result: article,
    errors: ['not_found'],
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/articles',
    summary: 'Write an article',
    body: articleDraft,
    result: article,
    status: 201,
    errors: ['forbidden', 'invalid', 'name_taken', 'not_found'],
  }),
  update: operation({
    ...changing,
    method: 'PATCH',
    path: '/articles/:id',
    summary: 'Change an article; readers see new texts when they are published, and everything else at once',
    body: articleChange,
    errors: ['invalid', 'name_taken', 'not_found', 'article_changed'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/articles/:id',
    summary: 'Remove a draft that was never published; others are archived',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found', 'in_use'],
  }),
  submit: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/submit',
    summary: 'Ask somebody to review it',
    body: z.object({ reviewerId: id.nullable().default(null), note: z.string().trim().max(1000).default('') }),
    errors: ['not_found', 'move_not_allowed', 'invalid'],
  }),
  giveBack: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/return',
    summary: 'Give it back to its author with what there is to do',
    body: z.object({ note: z.string().trim().min(1).max(1000) }),
    errors: ['not_found', 'move_not_allowed'],
  }),
  publish: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/publish',
    summary: 'Publish the newest version, now or at a time; this approves what was in review',
    body: z.object({ publishAt: instant.nullable().default(null) }),
    errors: ['forbidden', 'not_found', 'move_not_allowed', 'article_unchecked', 'invalid'],
  }),
  archive: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/archive',
    summary: 'Take it away from readers and keep it',
    errors: ['not_found', 'move_not_allowed'],
  }),
  reopen: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/reopen',
    summary: 'Make a draft of what was archived, or of what is scheduled',
    errors: ['not_found', 'move_not_allowed'],
  }),
  confirm: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/reviewed',
    summary: 'Say that it is still true, and when to look again',
    body: z.object({ reviewAt: instant.nullable().default(null) }),
    errors: ['not_found'],
  }),
  translate: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/translations',
    summary: 'Begin a translation, as a draft with the texts of the original',
    body: z.object({ language }),
    status: 201,
    errors: ['not_found', 'name_taken'],
  }),
  versions: operation({
    ...read,
    method: 'GET',
    path: '/articles/:id/versions',
    summary: 'Its versions, the newest first',
    params: byId,
    result: z.object({ items: z.array(articleVersion) }),
    errors: ['not_found'],
  }),
  diff: operation({
    ...read,
    method: 'GET',
    path: '/articles/:id/versions/:version/diff',
    summary: 'What a version changed, compared with the one before it or another one',
    params: byVersion,
    query: z.object({ from: z.coerce.number().int().min(0).max(1_000_000).optional() }),
    result: articleDiff,
    errors: ['not_found'],
  }),
  restore: operation({
    ...changing,
    method: 'POST',
    path: '/articles/:id/versions/:version/restore',
    summary: 'Say again what an older version said, as a new version',
    params: byVersion,
    errors: ['not_found'],
  }),
  history: operation({
    ...read,
    method: 'GET',
    path: '/articles/:id/history',
    summary: 'What happened to it, the newest first',
    params: byId,
    query: paging,
    result: pageOf(articleEvent),
    errors: ['not_found', 'invalid_cursor'],
  }),
  feedback: operation({
    ...read,
    method: 'GET',
    path: '/articles/:id/feedback',
    summary: 'How often it was read and helped by day, what readers missed, and what agents say is wrong',
    params: byId,
    result: z.object({
      days: z.array(
        z.object({ day: z.iso.date(), views: z.int(), helpful: z.int(), unhelpful: z.int(), uses: z.int() }),
      ),
      votes: z.array(
        z.object({ ...articleVote.shape, reason: z.string().nullable(), version: z.int(), createdAt: instant, id }),
      ),
      flags: z.array(
        z.object({ id, note: z.string(), by: personRef, ticketNumber: z.int().nullable(), createdAt: instant }),
      ),
      tickets: z.array(z.object({ number: z.int(), subject: z.string(), createdAt: instant })),
    }),
    errors: ['not_found'],
  }),
  vote: operation({
    method: 'POST',
    path: '/articles/:id/votes',
    summary: 'Say whether it helped; nobody is remembered',
    access: 'public',
    scope: 'tickets:write',
    params: byId,
    body: articleVote,
    status: 204,
    errors: ['not_found', 'too_many_requests'],
  }),
  flag: operation({
    ...write,
    method: 'POST',
    path: '/articles/:id/flags',
    summary: 'Say that something in it is wrong; its owner is told',
    params: byId,
    body: z.object({ note: z.string().trim().min(1).max(1000), ticketNumber: z.int().min(1).nullable().default(null) }),
    status: 204,
    errors: ['not_found'],
  }),
  settleFlag: operation({
    ...write,
    method: 'DELETE',
    path: '/articles/:id/flags/:flagId',
    summary: 'Say that it has been put right',
    params: byId.extend({ flagId: id }),
    status: 204,
    errors: ['not_found'],
  }),
  import: operation({
    method: 'POST',
    path: '/articles/import',
    summary:
      'Take up articles from a ZIP archive of Markdown or HTML files (multipart, field `file`), with their pictures; without `apply` it is only told what would change',
    access: 'admin',
    scope: 'settings:write',
    bodyType: 'multipart',
    query: z.object({ language: language.default('es'), apply: z.stringbool().default(false) }),
    result: z.object({ items: z.array(importedArticle) }),
    errors: ['too_large', 'unsupported_media_type', 'invalid'],
  }),
  export: operation({
    method: 'GET',
    path: '/articles/export',
    summary: 'The articles that the caller can read as a ZIP archive of Markdown files, with their pictures',
    access: 'agent',
    scope: 'tickets:read',
    resultType: 'raw',
  }),
  file: operation({
    method: 'GET',
    path: '/articles/files/:id',
    summary: 'A picture or file of an article that the caller can read',
    access: 'public',
    scope: 'tickets:read',
    params: byId,
    resultType: 'raw',
    errors: ['not_found'],
  }),
}

const ticketArticle = z.object({
  article: articleSummary,
  kind: z.enum(['linked', 'sent']),
  /** It was written from this ticket. */
  isOrigin: z.boolean(),
  by: personRef.nullable(),
  createdAt: instant,
})
export type TicketArticle = z.infer<typeof ticketArticle>

export const alikeArticle = z
  .object({ article: articleSummary, /** 0 … 1. */ score: z.number().min(0).max(1) })
  .meta({ id: 'AlikeArticle' })
export type AlikeArticle = z.infer<typeof alikeArticle>

/** An article as a ticket would make it. */
export const articleProposal = z
  .object({
    title: z.string(),
    language,
    /** Under the headings problem, cause and solution; marks in double brackets stand for what was taken out. */
    bodyHtml: z.string(),
    removed: z.array(removedData),
    /** Articles that may say it already, the likest first. */
    alike: z.array(alikeArticle).max(5),
  })
  .meta({ id: 'ArticleProposal' })
export type ArticleProposal = z.infer<typeof articleProposal>

/** Articles on a ticket. */
export const ticketArticles = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/articles',
    summary: 'The articles that were linked to a ticket or sent with a reply',
    params: byNumber,
    result: z.object({ items: z.array(ticketArticle) }),
    errors: ['not_found'],
  }),
  suggest: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/articles/suggestions',
    summary: 'Articles that say something about what a ticket is about',
    params: byNumber,
    result: z.object({ items: z.array(articleHit) }),
    errors: ['not_found'],
  }),
  link: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/articles',
    summary: 'Link an article to a ticket, or tell that it goes with a reply; counted on both sides',
    params: byNumber,
    body: z.object({ articleId: id, kind: z.enum(['linked', 'sent']).default('linked') }),
    result: z.object({ items: z.array(ticketArticle) }),
    errors: ['not_found'],
  }),
  propose: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/articles/proposal',
    summary: 'A ticket laid out as an article, without personal data, and the articles that may say it already',
    params: byNumber,
    query: z.object({ language: language.optional().meta({ description: 'Of the headings; else of the ticket' }) }),
    result: articleProposal,
    errors: ['not_found'],
  }),
  write: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/articles/written',
    summary: 'Begin an article from a ticket, as a draft for agents; its history tells of it',
    params: byNumber,
    body: z.object({ title: texts.title, language: language.optional() }),
    result: article,
    status: 201,
    errors: ['not_found', 'idempotency_mismatch'],
  }),
  unlink: operation({
    ...write,
    method: 'DELETE',
    path: '/tickets/:number/articles/:id',
    summary: 'Take the link away',
    params: byNumber.extend({ id }),
    status: 204,
    errors: ['not_found'],
  }),
}
