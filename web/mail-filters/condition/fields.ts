import { type MailField, mailFields } from '#contract/mail-filters.ts'
import type { RuleOperator, RuleTest } from '#contract/rules.ts'

export type Kind = (typeof mailFields)[MailField]

/** The comparisons that make sense for a kind of field, the usual one first. */
const operatorsOf: Record<Kind, readonly RuleOperator[]> = {
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

const headerPrefix = 'header:'

export const fieldNames = Object.keys(mailFields).filter(isMailField)

export function isMailField(field: string): field is MailField {
  return Object.hasOwn(mailFields, field)
}

export function kindOf(field: string): Kind {
  return isMailField(field) ? mailFields[field] : 'text'
}

export function operatorsFor(field: string): readonly RuleOperator[] {
  return operatorsOf[kindOf(field)]
}

/** The name of the header that a field means; undefined for another field. */
export function headerOf(field: string): string | undefined {
  return field.startsWith(headerPrefix) ? field.slice(headerPrefix.length) : undefined
}

export function headerField(name: string): string {
  return headerPrefix + name.trim().toLowerCase()
}

/** A test of another field: what was said before is kept where it still makes sense. */
export function withField(test: RuleTest, field: string): RuleTest {
  const isSameKind = kindOf(test.field) === kindOf(field) && kindOf(field) === 'text'
  const operators = operatorsFor(field)
  const operator = isSameKind && operators.includes(test.operator) ? test.operator : (operators[0] ?? 'is')
  return withOperator({ ...test, field, ...(!isSameKind && { value: undefined }) }, operator)
}

/** The value changes its shape with the comparison. */
export function withOperator(test: RuleTest, operator: RuleOperator): RuleTest {
  if (operator === 'exists' || operator === 'exists_not') {
    const { value: _, ...rest } = test
    return { ...rest, operator }
  }
  const { value } = test
  if (operator === 'in_list') return { ...test, operator, value: typeof value === 'string' && value ? [value] : [] }
  if (kindOf(test.field) === 'flag') return { ...test, operator, value: value ?? true }
  return { ...test, operator, value: Array.isArray(value) ? (value[0] ?? '') : value }
}
