/** Words that are part of names and of everything else. */
const particles = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'el',
  'da',
  'do',
  'dos',
  'van',
  'von',
  'der',
  'den',
  'y',
  'i',
])

/**
 * A pattern for the names of people: whole names however they are written; their parts only with a capital, as many are
 * words too. Undefined where there is none.
 */
export function namePatterns(names: readonly string[]): RegExp[] {
  const whole = new Set<string>()
  const parts = new Set<string>()
  for (const name of names) {
    const words = name.split(/[\s,;()"']+/).filter((word) => /\p{L}/u.test(word))
    if (words.length > 1) whole.add(words.map(anyAccent).join(String.raw`[\s,]+`))
    for (const word of words) {
      if ([...word].length >= 3 && !particles.has(word.toLowerCase())) parts.add(capital(word))
    }
  }
  return [patternOf(whole, 'giu'), patternOf(parts, 'gu')].filter((one) => one !== undefined)
}

function patternOf(written: Set<string>, flags: string): RegExp | undefined {
  if (written.size === 0) return undefined
  const longestFirst = [...written].sort((one, other) => other.length - one.length)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${longestFirst.join('|')})(?![\p{L}\p{N}])`, flags)
}

/** As “Ana” or “ANA”, never “ana”. */
function capital(word: string): string {
  const [first = '', ...rest] = [...plain(word)]
  const tail = rest.join('')
  return `(?:${anyAccent(first.toUpperCase() + tail.toLowerCase())}|${anyAccent(plain(word).toUpperCase())})`
}

const accents: Record<string, string> = {
  a: 'aàáâãäå',
  c: 'cç',
  e: 'eèéêë',
  i: 'iìíîï',
  n: 'nñ',
  o: 'oòóôõö',
  u: 'uùúûü',
  y: 'yýÿ',
}

/** With or without accents. */
function anyAccent(word: string): string {
  return [...plain(word)]
    .map((letter) => {
      const known = accents[letter.toLowerCase()]
      if (known === undefined) return letter.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
      return `[${letter === letter.toLowerCase() ? known : known.toUpperCase()}]`
    })
    .join('')
}

function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}+/gu, '')
}
