import type { AiLine } from '#contract/ai.ts'
import { linkTo } from '../articles/inserted.ts'

type Citations = Extract<AiLine, { kind: 'done' }>['citations']

/** A draft as it goes into a reply: its numbers are gone, and the articles it stands on are named at the end. */
export function draftHtml(text: string, citations: Citations, origin: string): string {
  const plain = text.replace(/\s*\[\d{1,2}\]/g, '')
  const paragraphs = plain
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => `<p>${escaped(one).replaceAll('\n', '<br>')}</p>`)
  const links = citations.map(({ article }) => `<li><p>${linkTo(article, origin)}</p></li>`)
  return paragraphs.join('') + (links.length === 0 ? '' : `<ul>${links.join('')}</ul>`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
