import type { Attributes, IOptions, Tag } from 'sanitize-html'
import { articleText, calloutKinds, isArticleLink, isArticlePicture, slugOf } from '#contract/article-text.ts'
import { linkAttributes, sanitizeWithin, silentTags, textFromHtml } from '../texts/index.ts'

const options: IOptions = {
  allowedTags: Object.keys(articleText),
  nonTextTags: silentTags,
  disallowedTagsMode: 'discard',
  allowedAttributes: Object.fromEntries(Object.entries(articleText).map(([tag, names]) => [tag, [...names]])),
  // Addresses are checked by dressTag; this is the second lock.
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  transformTags: { '*': dressTag },
  exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['src'],
}

const synonyms: Record<string, string> = {
  b: 'strong',
  i: 'em',
  ins: 'u',
  del: 's',
  strike: 's',
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
}
const counts = ['colspan', 'rowspan', 'start', 'width', 'height']

/** An article's HTML, whoever sent it: what the editor can hold, and nothing else. Its title is the only first heading. */
export function cleanArticle(html: string): string {
  // Markdown ends its code with a line's end, which editors show as one more line.
  return sanitizeWithin(html, options)
    .replace(/\n+(?=<\/code><\/pre>)/g, '')
    .trim()
}

/** What an article says, for searching and comparing. */
export function plainArticle(html: string): string {
  return textFromHtml(html).replace(/<[^<>\s]{1,500}>/g, '')
}

const fresh = /\/api\/v1\/attachments\/([0-9a-f-]{36})/g

/** The uploads that stand in a text and belong to no article yet. */
export function freshPictures(html: string): string[] {
  return [...new Set([...html.matchAll(fresh)].map(([, id = '']) => id))]
}

/** The text with its uploads where they are kept now; one that is kept nowhere is left out. */
export function placePictures(html: string, placed: ReadonlyMap<string, string>): string {
  return html.replace(/<img\b[^<>]*>/g, (picture) => {
    const id = /\/api\/v1\/attachments\/([0-9a-f-]{36})/.exec(picture)?.[1]
    if (id === undefined) return picture
    const now = placed.get(id)
    return now === undefined ? '' : picture.replace(`/api/v1/attachments/${id}`, `/api/v1/articles/files/${now}`)
  })
}

export interface Heading {
  level: 2 | 3
  text: string
  anchor: string
}

/** The text with an anchor at each heading, and the headings for a table of contents. */
export function withAnchors(html: string): { html: string; headings: Heading[] } {
  const taken = new Map<string, number>()
  const headings: Heading[] = []
  const anchored = html.replace(/<h([23])>([\s\S]*?)<\/h\1>/g, (_, level: string, inner: string) => {
    const text = plainArticle(inner).replace(/\s+/g, ' ').trim()
    const base = slugOf(text, 60) || 'part'
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    const anchor = count === 1 ? base : `${base}-${count}`
    headings.push({ level: level === '2' ? 2 : 3, text, anchor })
    return `<h${level} id="${anchor}">${inner}</h${level}>`
  })
  return { html: anchored, headings }
}

function dressTag(tagName: string, { href, src, rel: _rel, target: _target, ...rest }: Attributes): Tag {
  const attribs: Attributes = rest
  for (const name of counts) if (attribs[name] !== undefined && !/^\d{1,5}$/.test(attribs[name])) delete attribs[name]
  if (attribs['type'] !== undefined && !/^[1aAiI]$/.test(attribs['type'])) delete attribs['type']
  if (attribs['class'] !== undefined && !/^language-[\w+#-]{1,30}$/.test(attribs['class'])) delete attribs['class']
  if (attribs['data-steps'] !== undefined) attribs['data-steps'] = ''
  if (tagName === 'aside' && !calloutKinds.some((kind) => kind === attribs['data-callout']))
    attribs['data-callout'] = 'info'
  if (tagName === 'a') Object.assign(attribs, linkOf(href, attribs))
  const picture = plainUrl(src)
  if (tagName === 'img' && isArticlePicture(picture)) attribs['src'] = picture
  return { tagName: synonyms[tagName] ?? tagName, attribs }
}

/** Links within the desk stay in the page; all others open apart. A film is on the web. */
function linkOf(href: string | undefined, attribs: Attributes): Attributes {
  const target = plainUrl(href)
  const isFilm = attribs['data-video'] !== undefined && /^https:\/\//i.test(target)
  delete attribs['data-video']
  if (!isArticleLink(target)) return {}
  if (target.startsWith('#') || target.startsWith('/')) return { href: target }
  return { ...linkAttributes(target), ...(isFilm && { 'data-video': '' }) }
}

/** Browsers skip control characters and white space inside a scheme, so they are gone before it is looked at. */
function plainUrl(url: string | undefined): string {
  return (url ?? '').replace(/\p{Cc}+/gu, '').trim()
}
