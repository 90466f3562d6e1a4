const link = /https?:\/\/[^\s<>"'`]{1,2000}|[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi
const trailingMarks = /[.,;:!?)\]}»”’]+$/

/** Plain text as HTML: escaped, a paragraph for each block of lines, web and mail addresses as links. */
export function htmlFromText(text: string): string {
  const paragraphs = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
  return paragraphs
    .map((paragraph) => paragraph.replace(/^\n|\n$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph.split('\n').map(linkedLine).join('<br>')}</p>`)
    .join('')
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function linkedLine(line: string): string {
  let html = ''
  let end = 0
  for (const match of line.matchAll(link)) {
    const found = match[0].replace(trailingMarks, '')
    html += escapeHtml(line.slice(end, match.index)) + linkTo(found)
    end = match.index + found.length
  }
  return html + escapeHtml(line.slice(end))
}

function linkTo(found: string): string {
  const target = /^https?:/i.test(found) ? found : `mailto:${found}`
  return `<a href="${escapeHtml(target)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(found)}</a>`
}
