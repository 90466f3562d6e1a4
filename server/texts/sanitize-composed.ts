import type { Attributes, IOptions, Tag } from 'sanitize-html'
import { noteText, richText, richTextSynonyms } from '#contract/rich-text.ts'
import { sanitizeWithin } from './html-limits.ts'
import { safeComposedPicture } from './safe-urls.ts'
import { linkAttributes, silentTags } from './sanitize-mail.ts'

const options = optionsFor(richText)
const noteOptions = optionsFor(noteText)

function optionsFor(holds: Record<string, readonly string[]>): IOptions {
  return {
    allowedTags: Object.keys(holds),
    nonTextTags: silentTags,
    disallowedTagsMode: 'discard',
    allowedAttributes: Object.fromEntries(Object.entries(holds).map(([tag, names]) => [tag, [...names]])),
    // Addresses are checked by linkAttributes and safeComposedPicture; this is the second lock.
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    transformTags: { '*': dressTag },
    // A picture from elsewhere has lost its source and is nothing but a gap.
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['src'],
  }
}

/** HTML written in our own editor: what it can hold, and nothing else, since anybody can call the API. */
export function sanitizeComposedHtml(html: string): string {
  return sanitizeWithin(html, options)
}

/** The same for an internal note, where colleagues may be named. */
export function sanitizeNoteHtml(html: string): string {
  return sanitizeWithin(html, noteOptions)
}

const counts = ['colspan', 'rowspan', 'start', 'width', 'height']

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function dressTag(tagName: string, { href, src, rel: _rel, target: _target, ...attributes }: Attributes): Tag {
  const attribs: Attributes = attributes
  for (const name of counts) {
    if (attribs[name] !== undefined && !/^\d{1,5}$/.test(attribs[name])) delete attribs[name]
  }
  if (attribs['type'] !== undefined && !/^[1aAiI]$/.test(attribs['type'])) delete attribs['type']
  // A name without anybody behind it is nothing but its text: no such element is allowed.
  if (tagName === 'span' && !uuid.test(attribs['data-mention'] ?? '')) return { tagName: 'text', attribs: {} }
  if (tagName === 'a') Object.assign(attribs, linkAttributes(href))
  const picture = tagName === 'img' && safeComposedPicture(src)
  if (picture) attribs['src'] = picture
  return { tagName: richTextSynonyms[tagName] ?? tagName, attribs }
}
