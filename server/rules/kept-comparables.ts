import { mostRules } from '#contract/ticket-rules.ts'
import { type Comparable, comparableOf, type Weighed } from './warnings.ts'

/** A version of a rule never changes: what was worked out of it holds for ever. The oldest give way. */
const kept = new Map<string, Comparable>()
const most = 2 * mostRules

export function keptComparable(id: string, version: number): Comparable | undefined {
  return kept.get(nameOf(id, version))
}

export function keepComparable(version: number, rule: Weighed): Comparable {
  const comparable = comparableOf(rule)
  kept.set(nameOf(rule.id, version), comparable)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return comparable
}

function nameOf(id: string, version: number): string {
  return `${id}:${version}`
}
