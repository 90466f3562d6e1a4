import type { RuleOperator, RuleTest } from '#contract/rules.ts'

export type Kind = 'text' | 'choice' | 'number' | 'flag'
type KindOf = (field: string) => Kind

/** The comparisons that make sense for a kind of field, the usual one first. */
export const operatorsOf: Record<Kind, readonly RuleOperator[]> = {
  text: [
    'contains',
    'contains_not',
    'is',
    'is_not',
    'starts_with',
    'ends_with',
    'matches',
    'in_list',
    'exists',
    'exists_not',
  ],
  choice: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  number: ['greater', 'less', 'is', 'is_not'],
  flag: ['is'],
}

/** A test of another field: what was said before is kept where it still makes sense. */
export function withField(test: RuleTest, field: string, kindOf: KindOf): RuleTest {
  const isSameKind = kindOf(test.field) === kindOf(field) && kindOf(field) === 'text'
  const operators = operatorsOf[kindOf(field)]
  const operator = isSameKind && operators.includes(test.operator) ? test.operator : (operators[0] ?? 'is')
  return withOperator({ ...test, field, ...(!isSameKind && { value: undefined }) }, operator, kindOf)
}

/** The value changes its shape with the comparison. */
export function withOperator(test: RuleTest, operator: RuleOperator, kindOf: KindOf): RuleTest {
  if (operator === 'exists' || operator === 'exists_not') {
    const { value: _, ...rest } = test
    return { ...rest, operator }
  }
  const { value } = test
  if (operator === 'in_list') return { ...test, operator, value: typeof value === 'string' && value ? [value] : [] }
  if (kindOf(test.field) === 'flag') return { ...test, operator, value: value ?? true }
  return { ...test, operator, value: Array.isArray(value) ? (value[0] ?? '') : value }
}
