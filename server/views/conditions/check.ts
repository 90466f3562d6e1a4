import { id } from '#contract/common.ts'
import type { RuleCondition, RuleTest } from '#contract/rules.ts'
import {
  isViewField,
  me,
  momentOf,
  myTeams,
  type ViewField,
  viewChoices,
  viewFields,
  viewOperators,
} from '#contract/view-conditions.ts'
import type { FieldFault } from '../../kernel/errors.ts'

const mostTests = 60
const longestText = 300

/** What is wrong with the condition of a view, named by the place where it stands, as `condition.of.0.value`. */
export function faultsOfViewCondition(condition: RuleCondition, path = 'condition'): FieldFault[] {
  const faults = faultsOfPart(condition, path)
  if (countTests(condition) <= mostTests) return faults
  return [...faults, { path, code: 'too_big', message: `A condition has at most ${mostTests} tests` }]
}

function countTests(part: RuleCondition): number {
  return part.kind === 'test' ? 1 : part.of.reduce((sum, inner) => sum + countTests(inner), 0)
}

function faultsOfPart(part: RuleCondition, path: string): FieldFault[] {
  if (part.kind !== 'test') return part.of.flatMap((inner, index) => faultsOfPart(inner, `${path}.of.${index}`))
  if (!isViewField(part.field)) return [{ path: `${path}.field`, code: 'unknown', message: 'There is no such field' }]
  const kind = viewFields[part.field]
  const operators: readonly string[] = viewOperators[kind]
  if (!operators.includes(part.operator)) {
    return [{ path: `${path}.operator`, code: 'invalid', message: `A ${kind} cannot be compared so` }]
  }
  if (part.operator === 'exists' || part.operator === 'exists_not' || fitsValue(part, part.field)) return []
  const message = part.value === undefined ? 'Say what to compare with' : 'This cannot be compared with the field'
  return [{ path: `${path}.value`, code: part.value === undefined ? 'required' : 'invalid', message }]
}

function fitsValue({ operator, value }: RuleTest, field: ViewField): boolean {
  if (operator === 'in_list') {
    return Array.isArray(value) && value.length > 0 && value.every((one) => fitsOne(field, one))
  }
  return value !== undefined && !Array.isArray(value) && fitsOne(field, value)
}

function fitsOne(field: ViewField, value: string | number | boolean): boolean {
  switch (viewFields[field]) {
    case 'choice':
      return choicesOf(field).some((choice) => choice === value)
    case 'level':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 4
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000
    case 'reference':
      return typeof value === 'string' && (id.safeParse(value).success || value === standIn(field))
    case 'tags':
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= longestText && !value.includes('\0')
    case 'time':
    case 'deadline':
      return typeof value === 'string' && momentOf(value, new Date(0)) !== undefined
    case 'flag':
      return typeof value === 'boolean'
  }
}

function choicesOf(field: ViewField): readonly string[] {
  return field in viewChoices ? viewChoices[field as keyof typeof viewChoices] : []
}

/** The word that means whoever looks, in the fields that have one. */
function standIn(field: ViewField): string | undefined {
  if (field === 'team') return myTeams
  return field === 'assignee' || field === 'requester' ? me : undefined
}
