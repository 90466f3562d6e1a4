import { id } from '#contract/common.ts'
import type { CustomField } from '#contract/fields.ts'
import type { RuleCondition, RuleTest } from '#contract/rules.ts'
import {
  customFieldOf,
  dayOf,
  kindOf,
  me,
  momentOf,
  myTeams,
  type ViewFieldKind,
  viewChoices,
  viewOperators,
} from '#contract/view-conditions.ts'
import type { FieldFault } from '../../kernel/errors.ts'

const mostTests = 60
const longestText = 300

/** What is wrong with the condition of a view, named by the place where it stands, as `condition.of.0.value`. */
export function faultsOfViewCondition(
  condition: RuleCondition,
  fields: readonly CustomField[],
  path = 'condition',
): FieldFault[] {
  const faults = faultsOfPart(condition, fields, path)
  if (countTests(condition) <= mostTests) return faults
  return [...faults, { path, code: 'too_big', message: `A condition has at most ${mostTests} tests` }]
}

function countTests(part: RuleCondition): number {
  return part.kind === 'test' ? 1 : part.of.reduce((sum, inner) => sum + countTests(inner), 0)
}

function faultsOfPart(part: RuleCondition, fields: readonly CustomField[], path: string): FieldFault[] {
  if (part.kind !== 'test') return part.of.flatMap((inner, index) => faultsOfPart(inner, fields, `${path}.of.${index}`))
  const kind = kindOf(part.field, fields)
  if (kind === undefined) return [{ path: `${path}.field`, code: 'unknown', message: 'There is no such field' }]
  const operators: readonly string[] = viewOperators[kind]
  if (!operators.includes(part.operator)) {
    return [{ path: `${path}.operator`, code: 'invalid', message: `A ${kind} cannot be compared so` }]
  }
  const choices = choicesOf(part.field, fields)
  if (part.operator === 'exists' || part.operator === 'exists_not' || fitsValue(part, kind, choices)) return []
  const message = part.value === undefined ? 'Say what to compare with' : 'This cannot be compared with the field'
  return [{ path: `${path}.value`, code: part.value === undefined ? 'required' : 'invalid', message }]
}

function fitsValue({ field, operator, value }: RuleTest, kind: ViewFieldKind, choices: readonly string[]): boolean {
  const fits = (one: string | number | boolean) => fitsOne(kind, one, [...choices, ...standIns(field, kind)])
  if (operator === 'in_list') return Array.isArray(value) && value.length > 0 && value.every(fits)
  return value !== undefined && !Array.isArray(value) && fits(value)
}

function fitsOne(kind: ViewFieldKind, value: string | number | boolean, choices: readonly string[]): boolean {
  switch (kind) {
    case 'choice':
    case 'option':
    case 'options':
      return choices.some((choice) => choice === value)
    case 'level':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 4
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'reference':
    case 'people':
    case 'linked':
    case 'person':
    case 'device':
      return typeof value === 'string' && (id.safeParse(value).success || choices.includes(value))
    case 'tags':
    case 'text':
    case 'words':
      return typeof value === 'string' && value.trim() !== '' && value.length <= longestText && !value.includes('\0')
    case 'search':
      return typeof value === 'string' && /[\p{L}\p{N}]/u.test(value) && value.length <= longestText
    case 'time':
    case 'deadline':
      return typeof value === 'string' && momentOf(value, new Date(0)) !== undefined
    case 'day':
      return typeof value === 'string' && dayOf(value, new Date(0)) !== undefined
    case 'flag':
    case 'tick':
      return typeof value === 'boolean'
  }
}

/** The values of a closed list. An archived option is still asked for: tickets have it. */
function choicesOf(field: string, fields: readonly CustomField[]): readonly string[] {
  if (field in viewChoices) return viewChoices[field as keyof typeof viewChoices]
  return customFieldOf(field, fields)?.options.map(({ value }) => value) ?? []
}

/** The word that means whoever looks, in the fields that have one. */
function standIns(field: string, kind: ViewFieldKind): string[] {
  if (field === 'team') return [myTeams]
  return kind === 'person' || ['assignee', 'requester', 'follower', 'mentioned'].includes(field) ? [me] : []
}
