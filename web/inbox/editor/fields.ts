import type { RuleCondition, RuleGroup, RuleOperator, RuleTest } from '#contract/rules.ts'
import { isViewField, type ViewField, viewFields, viewOperators } from '#contract/view-conditions.ts'

export const fieldNames = Object.keys(viewFields).filter(isViewField)

/** Times are compared in four ways that people tell apart, with two comparisons and two kinds of value. */
export type Comparison = RuleOperator | 'older' | 'newer'

/** These have too many values to choose several of them from a list. */
const chosenOneByOne: readonly ViewField[] = ['requester', 'organization']

export function comparisonsFor(field: ViewField): Comparison[] {
  const operators: readonly RuleOperator[] = viewOperators[viewFields[field]]
  if (isTime(field)) return ['older', 'newer', 'less', 'greater', 'exists', 'exists_not']
  return operators.filter((operator) => operator !== 'in_list' || !chosenOneByOne.includes(field))
}

/** What is compared with a moment: one that has been, or one that is to come. */
function isTime(field: ViewField): boolean {
  return viewFields[field] === 'time' || viewFields[field] === 'deadline'
}

export function comparisonOf({ field, operator, value }: RuleTest): Comparison {
  if (!isViewField(field) || !isTime(field) || typeof value !== 'string' || !value.startsWith('P')) return operator
  return operator === 'less' ? 'older' : 'newer'
}

export function newTest(field: ViewField = 'status'): RuleTest {
  const [first = 'is'] = comparisonsFor(field)
  return withComparison({ kind: 'test', field, operator: 'is' }, first)
}

/** What was compared with stays where it still makes sense. */
export function withComparison({ value, ...test }: RuleTest, comparison: Comparison): RuleTest {
  const operator = comparison === 'older' ? 'less' : comparison === 'newer' ? 'greater' : comparison
  const bare = { kind: test.kind, field: test.field, operator } as const
  if (comparison === 'exists' || comparison === 'exists_not') return bare
  const kept = keptValue(value, test.field, comparison)
  return kept === undefined ? bare : { ...bare, value: kept }
}

function keptValue(value: RuleTest['value'], field: string, comparison: Comparison): RuleTest['value'] {
  const kind = isViewField(field) ? viewFields[field] : 'text'
  if (kind === 'time' || kind === 'deadline') {
    const isAgo = typeof value === 'string' && value.startsWith('P')
    if (comparison === 'older' || comparison === 'newer') return isAgo ? value : 'P1D'
    return isAgo ? undefined : value
  }
  if (kind === 'flag') return typeof value === 'boolean' ? value : true
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

/** What is open: where most views begin. */
export const startingCondition: RuleGroup = {
  kind: 'all',
  of: [{ kind: 'test', field: 'status', operator: 'in_list', value: ['new', 'open', 'on_hold'] }],
}
