import type { CustomField, FieldChanges, FieldValue, FieldValues } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import type { FieldFault } from '../kernel/errors.ts'

/** Where values are set: which fields there are, on what kind of ticket, and by whom. */
export interface FieldsPlace {
  fields: CustomField[]
  /** Undefined for people and organizations. */
  type: TicketType | undefined
  /** Requesters fill in only what the portal offers them. */
  byRequester: boolean
  /** The ids of people and devices that may be put into fields. */
  known: ReadonlySet<string>
}

/** The values after a change. What another field hides keeps its value, so that a slip of the hand loses nothing. */
export function changeFields(
  place: FieldsPlace,
  before: FieldValues,
  changes: FieldChanges,
): { values: FieldValues; faults: FieldFault[] } {
  const faults = Object.entries(changes).flatMap(([key, value]) => faultsOf(place, before, key, value))
  if (faults.length > 0) return { values: before, faults }
  const set = Object.entries({ ...before, ...changes }).filter(([, value]) => !isEmpty(value))
  return { values: Object.fromEntries(set) as FieldValues, faults }
}

/** One fault for each field that must have a value at that moment and has none. */
export function missingFields(place: FieldsPlace, values: FieldValues, moment: 'open' | 'solve'): FieldFault[] {
  const flag = moment === 'open' ? 'isRequiredOnOpen' : 'isRequiredOnSolve'
  return shownFields(place.fields, place.type, values)
    .filter((field) => field[flag] && values[field.key] === undefined && mayFill(place, field))
    .map(({ key }) => ({ path: `fields.${key}`, code: 'required', message: 'This field is required' }))
}

function mayFill({ byRequester }: FieldsPlace, field: CustomField): boolean {
  return !byRequester || field.portal === 'editable'
}

function faultsOf(place: FieldsPlace, before: FieldValues, key: string, value: FieldValue | null): FieldFault[] {
  const path = `fields.${key}`
  const field = place.fields.find((one) => one.key === key)
  if (field === undefined || field.isArchived || !mayFill(place, field)) {
    return [{ path, code: 'unknown', message: 'There is no such field to be filled in' }]
  }
  if (value === null || isEmpty(value) || fits(field, value, before[key], place.known)) return []
  return [{ path, code: 'invalid', message: messages[field.type] }]
}

const messages: Record<CustomField['type'], string> = {
  text: 'A text of at most 300 characters',
  long_text: 'A text of at most 5000 characters',
  number: 'A number',
  date: 'A date as 2027-01-31',
  choice: 'One of the options',
  choices: 'A list of options',
  tree: 'One of the options',
  checkbox: 'True or false',
  person: 'The id of a person',
  device: 'The id of a device',
}

function fits(
  field: CustomField,
  value: FieldValue,
  before: FieldValue | undefined,
  known: ReadonlySet<string>,
): boolean {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.length <= 300 && !/[\r\n]/.test(value)
    case 'long_text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && isDate(value)
    case 'choice':
    case 'tree':
      return typeof value === 'string' && isOffered(field, value, before)
    case 'choices':
      return Array.isArray(value) && value.every((one) => isOffered(field, one, before))
    case 'checkbox':
      return typeof value === 'boolean'
    // Who left, and what is out of reach, stays where it is.
    case 'person':
    case 'device':
      return typeof value === 'string' && (known.has(value) || value === before)
  }
}

/** An archived option stays where it is, but is given to no further ticket. */
function isOffered(field: CustomField, value: string, before: FieldValue | undefined): boolean {
  const option = field.options.find((one) => one.value === value)
  if (option === undefined) return false
  const had = Array.isArray(before) ? before.includes(value) : before === value
  return !option.isArchived || had
}

/** RFC 3339 full-date of a day that exists. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}

function isEmpty(value: FieldValue | null): boolean {
  if (value === null) return true
  return typeof value === 'string' || Array.isArray(value) ? value.length === 0 : false
}
