import type { Attributes, IOptions, Tag } from 'sanitize-html'
import { sanitizeWithin } from './html-limits.ts'
import { safeComposedPicture } from './safe-urls.ts'
import { linkAttributes, silentTags } from './sanitize-mail.ts'

const cell = ['colspan', 'rowspan']

const options: IOptions = {
  allowedTags: `p br strong b em i u s a ul ol li blockquote code pre h1 h2 h3 img hr table thead tbody tr th td
    colgroup col`.split(/\s+/),
  nonTextTags: silentTags,
  disallowedTagsMode: 'discard',
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start'],
    td: cell,
    th: cell,
  },
  // Addresses are checked by linkAttributes and safeComposedPicture; this is the second lock.
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  transformTags: { '*': dressTag },
  // A picture from elsewhere has lost its source and is nothing but a gap.
  exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['src'],
}

/** HTML written in our own editor: what its buttons can make, and nothing else, since anybody can call the API. */
export function sanitizeComposedHtml(html: string): string {
  return sanitizeWithin(html, options)
}

function dressTag(tagName: string, { href, src, rel: _rel, target: _target, ...attributes }: Attributes): Tag {
  const attribs: Attributes = attributes
  if (tagName === 'a') Object.assign(attribs, linkAttributes(href))
  const picture = tagName === 'img' && safeComposedPicture(src)
  if (picture) attribs['src'] = picture
  return { tagName, attribs }
}
