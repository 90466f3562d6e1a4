import type { Attributes } from 'sanitize-html'

/**
 * The value of `data-quoted`: `whole` marks an element that is history, `rest` one from which on everything is
 * (Outlook does not wrap what it quotes).
 */
export type QuotedMark = 'whole' | 'rest'

const quotedClass =
  /(?:^|\s)(?:x_)?(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|tutanota_quote|zmail_extra|gmail_attr|OutlookMessageHeader)(?:_container)?(?:\s|$)/i
const restId =
  /^(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|replySplit)$/i
const wholeId = /^(?:x_)*(?:isReplyContent|reply-intro|ms-outlook-mobile-reference-message)$/i
// The line Outlook for Windows draws above the header block of the mail it answers.
const outlookBorder =
  /border:\s?none;\s?border-top:\s?solid\s#(?:E1E1E1|B5C4DF)\s1\.0pt|border-style:\s?solid none none;.{0,200}border-color:\s?rgb\((?:225, 225, 225|181, 196, 223)\)/i

/** How an element's own marks say that it is quoted history. */
export function quotedMark(tag: string, attributes: Attributes): QuotedMark | undefined {
  const id = attributes.id ?? ''
  if (restId.test(id) || outlookBorder.test((attributes.style ?? '').slice(0, 500))) return 'rest'
  if (tag === 'blockquote' && attributes.type?.toLowerCase() === 'cite') return 'whole'
  return quotedClass.test((attributes.class ?? '').slice(0, 500)) || wholeId.test(id) ? 'whole' : undefined
}

const forwardedMark =
  /(<[^>]{1,4000}) data-quoted="whole"([^>]{0,4000}>(?:\s|<[^>]{1,500}>){0,20}-{2,30}\s?(?:forwarded message|mensaje reenviado|mensagem encaminhada|message transféré|missatge reenviat|weitergeleitete nachricht|messaggio inoltrato))/gi

/** Gmail wraps what somebody forwards like history, yet it is what they wanted to show. */
export function unmarkForwarded(html: string): string {
  return html.includes('data-quoted') ? html.replace(forwardedMark, '$1$2') : html
}
