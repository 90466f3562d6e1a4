/**
 * What a text written in Mesa may consist of: its elements and their attributes. The editor can hold exactly this, and
 * the server keeps exactly this; a test holds both to it.
 */
export const richText: Record<string, readonly string[]> = {
  p: [],
  br: [],
  strong: [],
  em: [],
  u: [],
  s: [],
  code: [],
  a: ['href', 'rel', 'target'],
  ul: [],
  ol: ['start', 'type'],
  li: [],
  blockquote: [],
  pre: [],
  h1: [],
  h2: [],
  h3: [],
  hr: [],
  img: ['src', 'alt', 'title', 'width', 'height'],
  table: [],
  tbody: [],
  tr: [],
  th: ['colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
}

/** What an internal note may hold besides: a colleague who is named, by id. */
export const noteText: Record<string, readonly string[]> = { ...richText, span: ['data-mention'] }

/** Other names that programs use for the same. */
export const richTextSynonyms: Record<string, string> = {
  b: 'strong',
  i: 'em',
  ins: 'u',
  del: 's',
  strike: 's',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
}

/** Whether a link may stand in such a text. */
export function isRichTextLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(href)
}

/** Whether a picture may: an upload of ours, or a part of the mail, never something from the web. */
export function isRichTextPicture(src: string): boolean {
  return /^(?:\/api\/v1\/attachments\/[\w-]{1,100}(?:\/[\w-]{1,40})?$|cid:[^\s"'<>]{1,300}$)/.test(src)
}
