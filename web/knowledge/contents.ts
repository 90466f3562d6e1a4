import { slugOf } from '#contract/article-text.ts'

export interface Heading {
  level: 2 | 3
  text: string
  anchor: string
}

/** The text with an anchor at each heading, as public pages have them, and the headings for a table of contents. */
export function withContents(html: string): { html: string; headings: Heading[] } {
  const taken = new Map<string, number>()
  const headings: Heading[] = []
  const anchored = html.replace(/<h([23])>([\s\S]*?)<\/h\1>/g, (_, level: string, inner: string) => {
    const text = plainOf(inner)
    const base = slugOf(text, 60) || 'part'
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    const anchor = count === 1 ? base : `${base}-${count}`
    headings.push({ level: level === '2' ? 2 : 3, text, anchor })
    return `<h${level} id="${anchor}">${inner}</h${level}>`
  })
  return { html: anchored, headings }
}

/** What the browser would show; nothing of it runs in a document of its own. */
function plainOf(html: string): string {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''
  return text.replace(/\s+/g, ' ').trim()
}
