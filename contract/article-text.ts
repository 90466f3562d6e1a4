import { richText } from './rich-text.ts'

/** What may be said between braces in an article, filled in when somebody reads it. */
export const articleVariables = ['desk.name', 'desk.url', 'inbox.address'] as const
export type ArticleVariable = (typeof articleVariables)[number]

/** The kinds of a callout, the box that stands out of the text. */
export const calloutKinds = ['info', 'tip', 'warning', 'danger'] as const
export type CalloutKind = (typeof calloutKinds)[number]

/**
 * What an article may consist of: what a reply may, and callouts (`aside data-callout`), steps (`ol data-steps`), code
 * with its language, and links to films (`a data-video`), which are shown as links: no page of others is framed.
 */
export const articleText: Record<string, readonly string[]> = {
  ...richText,
  aside: ['data-callout'],
  ol: ['start', 'type', 'data-steps'],
  code: ['class'],
  a: ['href', 'rel', 'target', 'data-video'],
  h4: [],
  thead: [],
}

/** Whether a picture may stand in an article: an upload, or a file that an article has already. */
export function isArticlePicture(src: string): boolean {
  return /^\/api\/v1\/(?:articles\/files|attachments)\/[0-9a-f-]{36}$/.test(src)
}

/** Whether a link may: to the web, to a place in the same article, or to another article of this desk. */
export function isArticleLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:|#[\w-]+$|\/help\/[\w/-]+(?:#[\w-]+)?$)/i.test(href)
}

/** Letters without accents, digits and hyphens, for addresses: “Conectar la VPN” is `conectar-la-vpn`. */
export function slugOf(text: string, longest = 100): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
  return words.replace(/^-+|-+$/g, '')
}
