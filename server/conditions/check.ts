import type { RuleCondition, RuleOperator, RuleTest } from '#contract/rules.ts'
import type { FieldFault } from '../kernel/errors.ts'
import type { FieldKind, FieldKindOf } from './facts.ts'
import { faultInPattern, groupNames } from './patterns.ts'

/** Which comparisons make sense for which kind of field. */
const operatorsOf: Record<FieldKind, readonly RuleOperator[]> = {
  text: [
    'is',
    'is_not',
    'contains',
    'contains_not',
    'starts_with',
    'ends_with',
    'matches',
    'in_list',
    'exists',
    'exists_not',
  ],
  choice: ['is', 'is_not', 'in_list', 'exists', 'exists_not'],
  number: ['is', 'is_not', 'greater', 'less'],
  flag: ['is', 'is_not'],
}

const mostTests = 60

/** What is wrong with a condition, named by the place where it stands, as `condition.of.0.value`. */
export function faultsOfCondition(condition: RuleCondition, kindOf: FieldKindOf, path = 'condition'): FieldFault[] {
  const faults = faultsOfPart(condition, kindOf, path)
  if (testsOf(condition).length <= mostTests) return faults
  return [...faults, { path, code: 'too_big', message: `A condition has at most ${mostTests} tests` }]
}

/** The names that the condition's patterns give values to. */
export function valueNames(condition: RuleCondition): Set<string> {
  return new Set(
    testsOf(condition).flatMap(({ operator, value }) =>
      operator === 'matches' && typeof value === 'string' ? groupNames(value) : [],
    ),
  )
}

function testsOf(part: RuleCondition): RuleTest[] {
  return part.kind === 'test' ? [part] : part.of.flatMap(testsOf)
}

function faultsOfPart(part: RuleCondition, kindOf: FieldKindOf, path: string): FieldFault[] {
  if (part.kind !== 'test') return part.of.flatMap((inner, index) => faultsOfPart(inner, kindOf, `${path}.of.${index}`))
  const kind = kindOf(part.field)
  if (kind === undefined) return [{ path: `${path}.field`, code: 'unknown', message: 'There is no such field' }]
  if (!operatorsOf[kind].includes(part.operator)) {
    return [{ path: `${path}.operator`, code: 'invalid', message: `A ${kind} cannot be compared so` }]
  }
  const fault = faultOfValue(part, kind)
  return fault === undefined ? [] : [{ path: `${path}.value`, ...fault }]
}

function faultOfValue({ operator, value }: RuleTest, kind: FieldKind): Omit<FieldFault, 'path'> | undefined {
  if (operator === 'exists' || operator === 'exists_not') return undefined
  const required = { code: 'required', message: 'Say what to compare with' }
  if (kind === 'number') return typeof value === 'number' ? undefined : required
  if (kind === 'flag') return typeof value === 'boolean' ? undefined : required
  if (operator === 'in_list') return Array.isArray(value) && value.length > 0 ? undefined : required
  if (typeof value !== 'string' || value.trim() === '') return required
  if (operator !== 'matches') return undefined
  const fault = faultInPattern(value)
  return fault === undefined ? undefined : { code: 'bad_pattern', message: `This pattern cannot be used: ${fault}` }
}
