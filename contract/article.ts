import { z } from 'zod'
import { attachment } from './attachments.ts'
import { id, instant, language } from './common.ts'
import { readership, slug, visibility } from './knowledge.ts'
import { personRef } from './people.ts'

export const articleStatuses = ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const
/** Where the newest version stands. One that readers saw before stays open to them until a newer one is published. */
export const articleStatus = z.enum(articleStatuses).meta({ id: 'ArticleStatus' })
export type ArticleStatus = z.infer<typeof articleStatus>

export const texts = {
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

/** What is told of an article where it is chosen among others. */
export const articleBrief = z
  .object({
    id,
    title: z.string(),
    summary: z.string(),
    language,
    /** Below the desk's address, where readers find it: `/help/es/conectar-la-vpn`. */
    path: z.string(),
    categoryId: id.nullable(),
    status: articleStatus,
    /** Whether readers see a version of it. */
    isLive: z.boolean(),
    /** What is left of the visibility when its categories have narrowed it. */
    reach: visibility,
    /** The article that this one translates. */
    originalId: id.nullable(),
    /** A translation whose original has changed since. */
    isOutdated: z.boolean(),
    viewCount: z.int(),
    useCount: z.int(),
    /** What agents have said is wrong with it, and nobody has settled. */
    flagCount: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'ArticleBrief' })
export type ArticleBrief = z.infer<typeof articleBrief>

export const articleSummary = articleBrief
  .extend({
    slug,
    visibility,
    version: z.int(),
    owner: personRef.nullable(),
    reviewer: personRef.nullable(),
    publishAt: instant.nullable(),
    publishedAt: instant.nullable(),
    ...dates,
    helpfulCount: z.int(),
    unhelpfulCount: z.int(),
    createdAt: instant,
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

export const articleDraft = z.object({
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

export const articleChange = z
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
  article: articleBrief,
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
