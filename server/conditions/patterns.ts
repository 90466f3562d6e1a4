import { RE2JS } from 're2js'
import { longestPattern } from '#contract/rules.ts'
import { holdsLiteral, literalIn } from './literal.ts'

// Time grows with the product of both (16 ns each, measured): no sender can make one pattern cost half a second.
const largestProgram = 500
export const longestExamined = 20_000

const longestCapture = 200
const keptPatterns = 500
const flags = RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE
const compiled = new Map<string, Ready | string>()

interface Ready {
  regex: RE2JS
  /** What everything holds that it finds. */
  literal: string | undefined
}

/** What is wrong with a regular expression; undefined when nothing is. */
export function faultInPattern(pattern: string): string | undefined {
  const ready = readyOf(pattern)
  return typeof ready === 'string' ? ready : undefined
}

/** The names of a pattern's groups; none when it cannot be read. */
export function groupNames(pattern: string): string[] {
  const ready = readyOf(pattern)
  return typeof ready === 'string' ? [] : Object.keys(ready.regex.namedGroups())
}

/** The values of named groups when the pattern is found; undefined when it is not. */
export function findPattern(pattern: string, text: string): { match: string; values: Map<string, string> } | undefined {
  const ready = readyOf(pattern)
  if (typeof ready === 'string') return undefined
  const examined = text.slice(0, longestExamined)
  if (ready.literal !== undefined && !holdsLiteral(examined, ready.literal)) return undefined
  const matcher = ready.regex.matcher(examined)
  if (!matcher.find()) return undefined
  const groups = Object.entries(matcher.getNamedGroups())
  const values = groups.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, clean(value)]]))
  return { match: matcher.group() ?? '', values: new Map(values) }
}

/** On one line, without control and direction marks: it goes into subjects, tags and addresses. */
function clean(value: string): string {
  return value
    .slice(0, longestCapture * 2)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestCapture)
    .toWellFormed()
}

/** Compiling costs more than most searches; the oldest gives way. A text says what is wrong with the pattern. */
function readyOf(pattern: string): Ready | string {
  if (pattern === '') return 'a pattern is needed'
  if (pattern.length > longestPattern) return `longer than ${longestPattern} characters`
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const fresh = prepare(pattern)
  compiled.set(pattern, fresh)
  const [oldest] = compiled.keys()
  if (compiled.size > keptPatterns && oldest !== undefined) compiled.delete(oldest)
  return fresh
}

function prepare(pattern: string): Ready | string {
  try {
    const regex = RE2JS.compile(pattern, flags)
    if (regex.matcher('').programSize() > largestProgram) return 'it repeats too much'
    return { regex, literal: literalIn(pattern) }
  } catch (error) {
    // RE2 writes our own flags into what it complains about.
    return (error instanceof Error ? error.message : String(error)).replaceAll(/\(\?[im]+\)/g, '')
  }
}
