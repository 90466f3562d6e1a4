/** What may stand before a colon in a search, and how it is written in the languages of the desk. */
const operators = {
  from: ['from', 'de'],
  status: ['status', 'estado'],
  type: ['type', 'tipo'],
  priority: ['priority', 'prioridad'],
  channel: ['channel', 'canal'],
  team: ['team', 'equipo'],
  assignee: ['assignee', 'responsable'],
  tag: ['tag', 'etiqueta'],
  org: ['org', 'organization', 'organizacion', 'organización'],
  has: ['has', 'con'],
  before: ['before', 'antes'],
  after: ['after', 'despues', 'después'],
} as const satisfies Record<string, readonly string[]>
export type SearchOperator = keyof typeof operators

/** One filter of a search, as `team:redes`; `isNegated` for `-team:redes`. */
export interface SearchFilter {
  operator: SearchOperator
  value: string
  isNegated: boolean
  /** As it was written, to be taken out again. */
  source: string
}

export interface SearchQuery {
  /** What is searched for in the texts, without the filters. */
  words: string
  filters: SearchFilter[]
}

const byWord = new Map<string, SearchOperator>(
  Object.entries(operators).flatMap(([operator, words]) =>
    words.map((word) => [word, operator as SearchOperator] as const),
  ),
)

/** A token: a filter with a quoted or plain value, a quoted phrase, or a word. */
const tokens = /(-?)(\p{L}+):(?:"([^"]*)"|([^\s"]+))|"[^"]*"|\S+/gu

/**
 * Splits what somebody typed into words and filters. Every text is a search: what is no filter, an address of the web
 * or an unfinished `team:`, is words.
 */
export function readSearch(text: string): SearchQuery {
  const filters: SearchFilter[] = []
  const words: string[] = []
  for (const [source, minus = '', name = '', quoted, plain] of text.matchAll(tokens)) {
    const operator = byWord.get(name.toLowerCase())
    const value = (quoted ?? plain ?? '').trim()
    if (operator === undefined || value === '') words.push(source)
    else filters.push({ operator, value, isNegated: minus === '-', source })
  }
  return { words: words.join(' '), filters }
}

/** The search without one of its filters. */
export function withoutFilter(text: string, filter: SearchFilter): string {
  return [...text.matchAll(tokens)]
    .map(([source]) => source)
    .filter((source, index, all) => source !== filter.source || all.indexOf(source) !== index)
    .join(' ')
}

/** The search with one more filter, in the words of a language; a value of several words is quoted. */
export function withFilter(text: string, operator: SearchOperator, value: string, language: 'en' | 'es'): string {
  const name = language === 'es' ? (operators[operator][1] ?? operators[operator][0]) : operators[operator][0]
  const quoted = /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value
  return `${text.trim()} ${name}:${quoted}`.trim()
}
