/** The fields that have a key of their own. */
export type KeyedField = 'status' | 'priority' | 'assignee' | 'tags'

export function fieldId(number: number, field: KeyedField): string {
  return `ticket-${number}-${field}`
}

/** Focuses a field, as its key does; a list of choices opens at once. */
export function focusField(number: number, field: KeyedField): void {
  const input = document.getElementById(fieldId(number, field))
  input?.focus()
  input?.click()
}
