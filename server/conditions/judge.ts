import type { RuleCondition, RuleFinding, RuleTest, RuleValue } from '#contract/rules.ts'
import type { Facts, FactValue } from './facts.ts'
import { findPattern, longestExamined } from './patterns.ts'

export interface Verdict {
  holds: boolean
  /** Each test in the order of the tree, with what it found. */
  findings: RuleFinding[]
  /** What the named groups of patterns that held caught; the first one of a name counts. */
  values: Map<string, string>
}

const shownLength = 200

/**
 * Whether a condition holds over the facts, and why. Every test is asked, so that the answer explains itself and
 * named groups are caught wherever they stand; the cost is bounded by the size of condition and facts.
 */
export function judge(condition: RuleCondition, facts: Pick<Facts, 'get'>): Verdict {
  const verdict: Verdict = { holds: false, findings: [], values: new Map() }
  verdict.holds = judgePart(condition, facts, verdict, true)
  return verdict
}

function judgePart(part: RuleCondition, facts: Pick<Facts, 'get'>, verdict: Verdict, mayCatch: boolean): boolean {
  if (part.kind === 'test') return judgeTest(part, facts, verdict, mayCatch)
  const answers = part.of.map((inner) => judgePart(inner, facts, verdict, mayCatch && part.kind !== 'none'))
  switch (part.kind) {
    case 'all':
      return answers.every(Boolean)
    case 'any':
      return answers.some(Boolean)
    case 'none':
      return !answers.some(Boolean)
  }
}

function judgeTest(test: RuleTest, facts: Pick<Facts, 'get'>, verdict: Verdict, mayCatch: boolean): boolean {
  const fact = facts.get(test.field)
  const { holds, found, values } = compare(test, fact)
  verdict.findings.push({ ...test, holds, found: found?.slice(0, shownLength).toWellFormed() ?? shown(fact) })
  if (holds && mayCatch) {
    for (const [name, value] of values ?? []) if (!verdict.values.has(name)) verdict.values.set(name, value)
  }
  return holds
}

interface Comparison {
  holds: boolean
  /** The value that decided, where one did. */
  found?: string | undefined
  values?: Map<string, string>
}

function compare({ operator, value }: RuleTest, fact: FactValue | undefined): Comparison {
  if (operator === 'exists') return { holds: isThere(fact) }
  if (operator === 'exists_not') return { holds: !isThere(fact) }
  if (isFlag(fact, value)) return { holds: ((fact ?? false) === value) === (operator === 'is') }
  if (typeof fact === 'number') return { holds: compareNumber(operator, fact, value) }
  return compareTexts(operator, fact ?? [], value)
}

/** A box that was never ticked is not ticked. */
export function isFlag(fact: FactValue | undefined, value: RuleValue | undefined): fact is boolean | undefined {
  return typeof fact === 'boolean' || (fact === undefined && typeof value === 'boolean')
}

export function compareNumber(operator: RuleTest['operator'], fact: number, value: RuleValue | undefined): boolean {
  if (typeof value !== 'number') return false
  switch (operator) {
    case 'greater':
      return fact > value
    case 'less':
      return fact < value
    case 'is':
      return fact === value
    case 'is_not':
      return fact !== value
    default:
      return false
  }
}

/** One value that fits is enough; what must not be, must be none of them. */
function compareTexts(
  operator: RuleTest['operator'],
  fact: readonly string[],
  value: RuleValue | undefined,
): Comparison {
  const texts = bounded(fact)
  if (operator === 'matches') return matchTexts(texts, value)
  if (operator === 'is_not' || operator === 'contains_not') {
    const { holds, found } = compareTexts(operator === 'is_not' ? 'is' : 'contains', texts, value)
    return { holds: !holds, found }
  }
  const wanted = (Array.isArray(value) ? value : [String(value ?? '')]).map(plain)
  const found = texts.find((text) => wanted.some((one) => fits(operator, plain(text), one)))
  return { holds: found !== undefined, found }
}

export function fits(operator: RuleTest['operator'], text: string, wanted: string): boolean {
  switch (operator) {
    case 'is':
    case 'in_list':
      return text === wanted
    case 'contains':
      return text.includes(wanted)
    case 'starts_with':
      return text.startsWith(wanted)
    case 'ends_with':
      return text.endsWith(wanted)
    default:
      return false
  }
}

export function matchTexts(texts: string[], value: RuleValue | undefined): Comparison {
  for (const text of texts) {
    const match = findPattern(String(value ?? ''), text)
    if (match !== undefined) return { holds: true, found: match.match, values: match.values }
  }
  return { holds: false }
}

/** However many values there are, only so much is looked at. */
export function bounded(texts: readonly string[]): string[] {
  const examined: string[] = []
  let left = longestExamined
  for (const text of texts) {
    if (left <= 0) break
    examined.push(text.slice(0, left))
    left -= text.length + 1
  }
  return examined
}

export function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

export function isThere(fact: FactValue | undefined): boolean {
  if (Array.isArray(fact)) return fact.some((text) => text.trim() !== '')
  return fact !== undefined
}

function shown(fact: FactValue | undefined): string | null {
  if (fact === undefined) return null
  if (typeof fact === 'number' || typeof fact === 'boolean') return String(fact)
  return fact.length === 0 ? null : fact.slice(0, 20).join(', ').slice(0, shownLength).toWellFormed()
}
