import type { CustomField, FieldValue, FieldValues } from './fields.ts'
import type { TicketType } from './ticket-fields.ts'

/** What decides whether a field is there. */
export type FieldRule = Pick<CustomField, 'key' | 'ticketTypes' | 'shownWhen' | 'isArchived'>

/**
 * The fields that a ticket of this type with these values has, or with no type a person or an organization. Screen and
 * server ask the same.
 */
export function shownFields<Rule extends FieldRule>(
  all: Rule[],
  type: TicketType | undefined,
  values: FieldValues,
): Rule[] {
  const byKey = new Map(all.map((field) => [field.key, field]))
  const isShown = (field: FieldRule, above: string[]): boolean => {
    if (field.isArchived) return false
    if (field.ticketTypes.length > 0 && (type === undefined || !field.ticketTypes.includes(type))) return false
    const { shownWhen } = field
    if (shownWhen === null) return true
    const other = byKey.get(shownWhen.key)
    // In a circle nobody begins.
    if (other === undefined || above.includes(other.key) || !isShown(other, [...above, field.key])) return false
    return shownWhen.values.some((value) => holds(values[other.key], value))
  }
  return all.filter((field) => isShown(field, [field.key]))
}

function holds(value: FieldValue | undefined, wanted: string | boolean): boolean {
  if (Array.isArray(value)) return value.some((one) => one === wanted)
  // A box that nobody ticked is not ticked.
  return (value ?? (typeof wanted === 'boolean' ? false : undefined)) === wanted
}
