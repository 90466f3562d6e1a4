import { htmlFromText, newTextOf, sanitizeComposedHtml, sanitizeNoteHtml, textFromHtml } from '../texts/index.ts'

export interface GivenBody {
  bodyText?: string | undefined
  bodyHtml?: string | undefined
}

export interface MessageBody {
  bodyText: string
  bodyHtml: string | null
  newText: string
}

/** The body of a message that a person or program gave: HTML is cleaned, and a text twin made where there is none. */
export function bodyOf(given: GivenBody, kind?: 'note'): MessageBody {
  const sanitize = kind === 'note' ? sanitizeNoteHtml : sanitizeComposedHtml
  const html = given.bodyHtml === undefined ? undefined : sanitize(given.bodyHtml)
  const text = clean(given.bodyText ?? (html === undefined ? '' : textFromHtml(html)))
  return { bodyText: text, bodyHtml: html ?? null, newText: html === undefined ? newTextOf(text) : text }
}

/** The HTML of a message that came as text. */
export function htmlOf(body: Pick<MessageBody, 'bodyText' | 'bodyHtml'>): string {
  return body.bodyHtml ?? htmlFromText(body.bodyText)
}

/** The beginning of a text, on one line, for lists. */
export function snippetOf(text: string): string {
  return text.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 200)
}

/** PostgreSQL's text knows no NUL, and a lone surrogate is no Unicode. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().trim()
}
