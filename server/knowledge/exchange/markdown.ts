import { marked } from 'marked'
import TurndownService from 'turndown'
import { calloutKinds } from '#contract/article-text.ts'

const longest = 1_000_000

/** What a file says of itself above its text, and the text. */
export interface Document {
  /** Names in lower case, as they stand between the lines of dashes. */
  about: Record<string, string>
  text: string
}

/** Divides a file into what stands between lines of dashes at its beginning, one `name: value` a line, and the rest. */
export function readDocument(source: string): Document {
  const text = source
    .slice(0, longest)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
  const found = /^---\n([\s\S]{0,10000}?)\n---\n/.exec(text)
  if (found === null) return { about: {}, text }
  const about: Record<string, string> = {}
  for (const line of (found[1] ?? '').split('\n')) {
    const [, name = '', value = ''] = /^([A-Za-z_-]{1,40}):\s*(.*)$/.exec(line) ?? []
    if (name !== '') about[name.toLowerCase()] = value.trim().replace(/^(["'])(.*)\1$/, '$2')
  }
  return { about, text: text.slice(found[0].length) }
}

export function writeDocument({ about, text }: Document): string {
  const lines = Object.entries(about)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}`)
  return `---\n${lines.join('\n')}\n---\n\n${text.trim()}\n`
}

const callout = /<blockquote>\s*<p>\[!(\w+)\](?:<br>|\s)*/g

/** HTML of a Markdown text, to be sanitized. A quote that begins with `[!TIP]` is a callout. */
export function htmlFromMarkdown(text: string): string {
  const html = marked.parse(text, { async: false, gfm: true })
  const open: string[] = []
  return html
    .replace(callout, (_, word: string) => `<aside data-callout="${kindOf(word)}"><p>`)
    .replace(/<(aside|blockquote)\b|<\/blockquote>/g, (tag, name: string | undefined) => {
      if (name !== undefined) {
        open.push(name)
        return tag
      }
      return open.pop() === 'aside' ? '</aside>' : tag
    })
}

/** Markdown of an article's text; what it has no way to say stays as HTML. */
export function markdownFromHtml(html: string): string {
  const turndown = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' })
  turndown.keep(['table', 'u'])
  turndown.addRule('callout', {
    filter: 'aside',
    replacement: (content, node) => {
      const kind = 'getAttribute' in node ? String(node.getAttribute('data-callout') ?? 'info') : 'info'
      const lines = `[!${kind.toUpperCase()}]\n${content.trim()}`.split('\n')
      return `\n\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`
    },
  })
  return turndown.turndown(html)
}

function kindOf(word: string): string {
  const name = word.toLowerCase()
  if (name === 'note' || name === 'important') return 'info'
  if (name === 'caution') return 'danger'
  return calloutKinds.find((kind) => kind === name) ?? 'info'
}
