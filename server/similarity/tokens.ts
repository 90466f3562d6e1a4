import type { Language } from '#contract/common.ts'
import { englishStops, spanishStops } from './stop-words.ts'

/** Numbers after these words name a thing; all others are counts, dates and references, which differ in every ticket. */
const numberNames = new Set(['error', 'codigo', 'code', 'evento', 'event', 'status', 'http', 'err'])

/** A word in lower case and without accents; hyphens and dots within it go. */
export function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-_.’']/g, '')
}

export interface Token {
  /** As `plainWord` makes it. */
  plain: string
  /** As somebody wrote it. */
  written: string
}

/** The words of a text in their order, without bare numbers; names with digits such as `HP-3F` and `0x8007` stay. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let before = ''
  for (const [written] of text.matchAll(/[\p{L}\p{N}]+(?:[-_.’'][\p{L}\p{N}]+)*/gu)) {
    const joined =
      /\d/.test(written) || /^(?:e-mail|wi-fi|log-in|sign-in)$/i.test(written) ? [written] : written.split(/[-_.]/)
    for (const part of joined) {
      const plain = plainWord(part)
      if (/^\d+$/.test(plain)) {
        if (numberNames.has(before)) tokens.push({ plain: `error${plain}`, written: part })
      } else if (plain.length > 1) tokens.push({ plain: plain.slice(0, 40), written: part })
      before = plain
    }
  }
  return tokens
}

/** By the words of grammar in it; Spanish when there are as many of both. */
export function languageOf(tokens: readonly Token[]): Language {
  let balance = 0
  for (const { plain } of tokens) balance += Number(spanishStops.has(plain)) - Number(englishStops.has(plain))
  return balance >= 0 ? 'es' : 'en'
}
