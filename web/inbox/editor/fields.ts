import type { RuleCondition, RuleOperator, RuleTest } from '#contract/rules.ts'
import { isViewField, type ViewFieldKind, viewFields, viewOperators } from '#contract/view-conditions.ts'

export const fieldNames = Object.keys(viewFields).filter(isViewField)

/** Times and days are compared in ways that people tell apart, with two comparisons and two kinds of value. */
export type Comparison = RuleOperator | 'older' | 'newer'

/** These have too many values to choose several of them from a list. */
const chosenOneByOne: readonly string[] = ['requester', 'organization']

export function isTimely(kind: ViewFieldKind): boolean {
  return kind === 'time' || kind === 'deadline' || kind === 'day'
}

export function comparisonsFor(field: string, kind: ViewFieldKind): Comparison[] {
  const operators: readonly RuleOperator[] = viewOperators[kind]
  if (isTimely(kind)) {
    return ['older', 'newer', 'less', 'greater', ...operators.filter((one) => one !== 'less' && one !== 'greater')]
  }
  return operators.filter((operator) => operator !== 'in_list' || !chosenOneByOne.includes(field))
}

export function comparisonOf({ operator, value }: RuleTest, kind: ViewFieldKind): Comparison {
  if (!isTimely(kind) || typeof value !== 'string' || !value.startsWith('P')) return operator
  return operator === 'less' ? 'older' : 'newer'
}

export function newTest(field = 'status', kind: ViewFieldKind = 'choice'): RuleTest {
  const [first = 'is'] = comparisonsFor(field, kind)
  return withComparison({ kind: 'test', field, operator: 'is' }, kind, first)
}

/** What was compared with stays where it still makes sense. */
export function withComparison({ value, ...test }: RuleTest, kind: ViewFieldKind, comparison: Comparison): RuleTest {
  const operator = comparison === 'older' ? 'less' : comparison === 'newer' ? 'greater' : comparison
  const bare = { kind: test.kind, field: test.field, operator } as const
  if (comparison === 'exists' || comparison === 'exists_not') return bare
  const kept = keptValue(value, kind, comparison)
  return kept === undefined ? bare : { ...bare, value: kept }
}

function keptValue(value: RuleTest['value'], kind: ViewFieldKind, comparison: Comparison): RuleTest['value'] {
  if (isTimely(kind)) {
    const isAgo = typeof value === 'string' && value.startsWith('P')
    if (comparison === 'older' || comparison === 'newer') return isAgo ? value : 'P1D'
    return isAgo ? undefined : value
  }
  if (kind === 'flag' || kind === 'tick') return typeof value === 'boolean' ? value : true
  if (comparison === 'in_list') return typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  return Array.isArray(value) ? value[0] : value
}

/** Whether everything that has to be compared with something is. */
export function isWhole(part: RuleCondition): boolean {
  if (part.kind !== 'test') return part.of.every(isWhole)
  if (part.operator === 'exists' || part.operator === 'exists_not') return true
  if (Array.isArray(part.value)) return part.value.length > 0
  return part.value !== undefined && (typeof part.value !== 'string' || part.value.trim() !== '')
}
