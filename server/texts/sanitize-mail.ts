import type { Attributes, IOptions, Tag } from 'sanitize-html'
import { sanitizeWithin } from './html-limits.ts'
import { safeStyle } from './inline-styles.ts'
import { quotedMark, unmarkForwarded } from './quoted-marks.ts'
import { safeLink, safePicture } from './safe-urls.ts'

const allowedTags = `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd
  del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav
  ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
  wbr`.split(/\s+/)

/** Elements whose text is no text for a reader. */
export const silentTags = `script style textarea option xmp noscript title iframe noembed noframes template math svg
  object applet audio video canvas select plaintext`.split(/\s+/)

const cell = ['align', 'valign', 'width', 'height', 'bgcolor', 'colspan', 'rowspan', 'nowrap']

const options: IOptions = {
  allowedTags,
  nonTextTags: silentTags,
  disallowedTagsMode: 'discard',
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'data-quoted'],
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'width', 'height', 'border', 'hspace', 'vspace', 'referrerpolicy', 'loading'],
    table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
    td: cell,
    th: cell,
    tr: ['valign', 'bgcolor', 'height'],
    col: ['width', 'span'],
    colgroup: ['width', 'span'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type', 'reversed'],
    ul: ['type'],
    li: ['value'],
    hr: ['width', 'size', 'color', 'noshade'],
    time: ['datetime'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'cid', 'data'] },
  allowProtocolRelative: false,
  // Styles are reduced by safeStyle: a CSS parser is slow on hostile text and lets more through.
  parseStyleAttributes: false,
  transformTags: { '*': dressTag },
}

/**
 * Foreign HTML made safe to show (MAIL.md, Content): an allow-list of tags, attributes and style properties. Quoted
 * history keeps its place and is marked with `data-quoted` for the viewer to fold.
 */
export function sanitizeMailHtml(html: string, { isForward = false } = {}): string {
  const safe = unmarkForwarded(sanitizeWithin(html, options))
  // Outlook marks what it passes on like what it quotes.
  return isForward ? safe.replace(/ data-quoted="rest"/g, '') : safe
}

function dressTag(tagName: string, attributes: Attributes): Tag {
  const { style, href, src, 'data-quoted': _forged, ...rest } = attributes
  const attribs: Attributes = rest
  const kept = style && safeStyle(style)
  if (kept) attribs['style'] = kept
  const mark = quotedMark(tagName, attributes)
  if (mark) attribs['data-quoted'] = mark
  if (tagName === 'a') Object.assign(attribs, linkAttributes(href))
  if (tagName === 'img') Object.assign(attribs, pictureAttributes(src))
  return { tagName, attribs }
}

/** A link in a foreign text tells the other side nothing and opens apart. */
export function linkAttributes(href: string | undefined): Attributes {
  const target = safeLink(href)
  return target ? { href: target, rel: 'noopener noreferrer nofollow', target: '_blank' } : {}
}

function pictureAttributes(src: string | undefined): Attributes {
  const source = safePicture(src)
  return source ? { src: source, referrerpolicy: 'no-referrer', loading: 'lazy' } : {}
}
