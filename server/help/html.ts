import { escapeHtml } from '../texts/index.ts'

/** HTML that may be sent as it is. */
export class Html {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

/** A piece of a page: what is put into it is escaped, unless it is such a piece itself. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(texts.map((text, place) => text + sourceOf(parts[place])).join(''))
}

function sourceOf(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.source
  if (typeof part === 'object') return part.map(sourceOf).join('')
  return escapeHtml(String(part))
}
