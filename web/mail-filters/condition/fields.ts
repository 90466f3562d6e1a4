import { type MailField, mailFields } from '#contract/mail-filters.ts'
import type { Kind } from '#web/conditions/index.ts'

const headerPrefix = 'header:'

export const fieldNames = Object.keys(mailFields).filter(isMailField)

export function isMailField(field: string): field is MailField {
  return Object.hasOwn(mailFields, field)
}

export function kindOf(field: string): Kind {
  return isMailField(field) ? mailFields[field] : 'text'
}

/** The name of the header that a field means; undefined for another field. */
export function headerOf(field: string): string | undefined {
  return field.startsWith(headerPrefix) ? field.slice(headerPrefix.length) : undefined
}

export function headerField(name: string): string {
  return headerPrefix + name.trim().toLowerCase()
}
