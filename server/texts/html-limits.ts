import sanitizeHtml, { type Attributes, type IOptions } from 'sanitize-html'
import { escapeHtml } from './html-from-text.ts'

// Length alone is cheap (a pasted screenshot is megabytes in one attribute); what costs time is markup.
const longestHtml = 5_000_000
const mostTags = 100_000
const mostAttributes = 200
// Browsers flatten beyond 512 levels; the parser beneath grows quadratic with depth, hence the limit.
const deepestHtml = 500

class TooMuchMarkupError extends Error {}

/**
 * `sanitize-html` within bounds. Markup that would cost too much time is shown as its plain text instead, so
 * nothing that was written is withheld.
 */
export function sanitizeWithin(html: string, options: IOptions): string {
  const source = html.slice(0, longestHtml).toWellFormed()
  let depth = 0
  let tags = 0
  const onOpenTag = (_name: string, attributes: Attributes) => {
    depth += 1
    tags += 1
    const isTooMuch = depth > deepestHtml || tags > mostTags || Object.keys(attributes).length > mostAttributes
    if (isTooMuch) throw new TooMuchMarkupError()
  }
  const onCloseTag = () => {
    depth -= 1
  }
  try {
    return sanitizeHtml(source, { ...options, onOpenTag, onCloseTag })
  } catch (error) {
    if (!(error instanceof TooMuchMarkupError)) throw error
    return `<p>${escapeHtml(withoutTags(source))}</p>`
  }
}

/** Everything between tags, in one linear pass. */
function withoutTags(html: string): string {
  const pieces: string[] = []
  let position = 0
  while (position < html.length) {
    const open = html.indexOf('<', position)
    pieces.push(html.slice(position, open === -1 ? html.length : open))
    const close = open === -1 ? -1 : html.indexOf('>', open)
    if (close === -1) break
    position = close + 1
  }
  return pieces.filter((piece) => piece.trim() !== '').join(' ')
}
