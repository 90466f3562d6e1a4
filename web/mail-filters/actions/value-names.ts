import type { RuleCondition } from '#contract/rules.ts'

const given = ['subject', 'from', 'from_name']
const namedGroup = /\(\?P?<([A-Za-z_]\w*)>/g

/** The values that texts of actions may name: what is always there, and what the patterns catch. */
export function valueNames(condition: RuleCondition): string[] {
  return [...new Set([...given, ...caught(condition)])]
}

function caught(part: RuleCondition): string[] {
  if (part.kind !== 'test') return part.of.flatMap(caught)
  if (part.operator !== 'matches' || typeof part.value !== 'string') return []
  return [...part.value.matchAll(namedGroup)].flatMap(([, name]) => name ?? [])
}
