import type { Language } from '#contract/common.ts'
import type { FilledText } from '#contract/ready-texts.ts'
import { plain } from '#web/lib/plain.ts'

type Ranked = Pick<FilledText, 'name' | 'shortcut' | 'language' | 'useCount' | 'bodyHtml'>

/** From this length on a word is looked for in the texts themselves. */
const longEnough = 3

/** The texts that every word typed leads to: what is typed for it before its name, the ticket's language before others. */
export function rankTexts<Text extends Ranked>(texts: readonly Text[], typed: string, language: Language): Text[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const ranked = texts.flatMap((text) => {
    const scores = words.map((word) => scoreOf(text, word))
    return scores.includes(undefined) ? [] : [{ text, score: Math.max(0, ...scores.map((score) => score ?? 0)) }]
  })
  return ranked
    .sort(
      (one, other) =>
        one.score - other.score ||
        strangeness(one.text, language) - strangeness(other.text, language) ||
        other.text.useCount - one.text.useCount ||
        one.text.name.localeCompare(other.text.name),
    )
    .map(({ text }) => text)
}

/** Lower is better; undefined: it does not fit. */
function scoreOf(text: Ranked, word: string): number | undefined {
  const [shortcut, name] = [plain(text.shortcut), plain(text.name)]
  if (shortcut === word) return 0
  if (shortcut.startsWith(word)) return 1
  if (name.startsWith(word)) return 2
  if (name.split(/[\s\p{P}]+/u).some((part) => part.startsWith(word))) return 3
  if (name.includes(word) || shortcut.includes(word)) return 4
  const isInside = word.length >= longEnough && plain(text.bodyHtml.replace(/<[^<>]*>/g, ' ')).includes(word)
  return isInside ? 5 : undefined
}

function strangeness({ language }: Ranked, wanted: Language): number {
  if (language === wanted) return 0
  return language === null ? 1 : 2
}
