import { compile, type FormatCallback, type SelectorDefinition } from 'html-to-text'
import { bounded, cleanBody } from './clean-text.ts'
import { sanitizeMailHtml } from './sanitize-mail.ts'

const longestText = 1_000_000
const longestLink = 200

const selectors: SelectorDefinition[] = [
  { selector: 'img', format: 'skip' },
  { selector: 'a', options: { linkBrackets: ['<', '>'], hideLinkHrefIfSameAsText: true, pathRewrite: shownLink } },
  { selector: 'ul', options: { itemPrefix: '- ' } },
  { selector: 'hr', options: { length: 20 } },
  { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ...['td', 'th'].map((selector) => ({ selector, format: 'cell' })),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
]
/** What stands in two cells are two words, also where nothing but the table parts them. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder)
  builder.addInline(' ')
}
const options = {
  wordwrap: false as const,
  limits: { maxInputLength: 50_000_000, maxDepth: 500 },
  formatters: { cell },
}
const convert = compile({ ...options, selectors })
const convertNew = compile({ ...options, selectors: [...selectors, { selector: '[data-quoted]', format: 'skip' }] })

/** Readable plain text of a mail's HTML. It is sanitized first, which bounds its depth for the converter. */
export function textFromHtml(html: string): string {
  return tidy(convert(sanitizeMailHtml(html)))
}

/** The text that the HTML's own marks leave when quoted history is cut; undefined when nothing is marked. */
export function unquotedTextFromHtml(html: string): string | undefined {
  const safe = sanitizeMailHtml(html)
  if (!safe.includes('data-quoted=')) return undefined
  const rest = /<[^<>]{1,4000} data-quoted="rest"/.exec(safe)
  const text = tidy(convertNew(rest ? safe.slice(0, rest.index) : safe))
  return /[\p{L}\p{N}]/u.test(text) ? text : undefined
}

function tidy(text: string): string {
  const lines = cleanBody(text).replaceAll('\u00a0', ' ').replaceAll('\u200c', '').split('\n')
  const trimmed = lines.map((line) => line.trimEnd()).join('\n')
  return bounded(trimmed.replace(/\n{3,}/g, '\n\n').trim(), longestText)
}

/** Tracking links of newsletters would drown the text. */
function shownLink(href: string): string {
  return href.length <= longestLink ? href : ''
}
