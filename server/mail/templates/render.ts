import { fillVariables } from '#contract/template-variables.ts'
import { cleanLine, escapeHtml, textFromHtml } from '../../texts/index.ts'
import { type Block, blockHtml, blockText, type Letter, letterOf } from '../letter.ts'

/** What a variable stands for, in both forms of a mail. */
export interface Value {
  html: string
  text: string
}
export type Values = Record<string, Value>

export interface Template {
  subject: string
  bodyHtml: string
}

// A paragraph that holds variables and nothing else.
const lonely = /<p>((?:\s|&nbsp;|<br \/>|<br>|\{\{[^{}]*\}\})*)<\/p>/g
// A paragraph around one variable, which may stand for more than a paragraph holds.
const single = /<p>\s*(\{\{[^{}]*\}\})\s*<\/p>/g

/** The mail that a template makes of its values. They are escaped, and what is empty leaves no gap. */
export function renderLetter(bodyHtml: string, values: Values): Letter {
  return letterOf(renderPiece(bodyHtml, values))
}

/** Without the frame of a mail, for what stands inside one. */
export function renderPiece(bodyHtml: string, values: Values): Value {
  const template = withoutEmpty(bodyHtml, values)
  const html = template.replace(single, (whole, variable: string) =>
    isParagraph(fillVariables(variable, (name) => values[name]?.html)) ? variable : whole,
  )
  return {
    html: fillVariables(html, (name) => values[name]?.html),
    text: fillVariables(textFromHtml(template), (name) => values[name]?.text),
  }
}

export function renderSubject(subject: string, values: Values): string {
  return cleanLine(fillVariables(subject, (name) => values[name]?.text))
    .replace(/\s+/g, ' ')
    .trim()
}

export function plainValue(text: string | number): Value {
  return { html: escapeHtml(String(text)), text: String(text) }
}

export function blocksValue(blocks: Block[]): Value {
  return { html: blocks.map(blockHtml).join('\n'), text: blocks.map(blockText).join('\n\n') }
}

function withoutEmpty(html: string, values: Values): string {
  return html.replace(lonely, (whole, inner: string) => {
    if (!inner.includes('{{')) return whole
    return fillVariables(inner, (name) => values[name]?.text).replace(/<br ?\/?>|&nbsp;|\s/g, '') === '' ? '' : whole
  })
}

function isParagraph(html: string): boolean {
  return /^\s*<(?:p|div|blockquote|ul|ol|table|h[1-6]|pre|hr)\b/.test(html)
}
