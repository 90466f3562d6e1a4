import type { CustomField, FieldValue } from '#contract/fields.ts'
import type { HookReading } from '#contract/hooks.ts'
import type { ReferenceType } from '#contract/reference-types.ts'
import { changeFields } from '../fields/index.ts'

const ticked = ['true', 'yes', 'sí', 'si', 'on', '1']
const unticked = ['false', 'no', 'off', '0']

/** Which person or device is called so, or has that address or tag. */
export type FindReference = (type: ReferenceType, text: string) => Promise<string | undefined>

/** The value that a text is for a field; null where it is none, which keeps no ticket back. */
export async function fieldFrom(
  fields: CustomField[],
  find: FindReference,
  key: string,
  text: string,
): Promise<HookReading['fields'][number]> {
  const field = fields.find((one) => one.key === key)
  const value = field === undefined || text.trim() === '' ? undefined : await valueFrom(field, find, text.trim())
  if (value === undefined) return { key, value: null }
  const known = new Set(typeof value === 'string' ? [value] : [])
  const place = { fields, type: undefined, byRequester: false, known }
  return { key, value: changeFields(place, {}, { [key]: value }).faults.length === 0 ? value : null }
}

async function valueFrom(field: CustomField, find: FindReference, text: string): Promise<FieldValue | undefined> {
  switch (field.type) {
    case 'text':
      return text.replace(/\s+/g, ' ').slice(0, 300).toWellFormed()
    case 'long_text':
      return text.slice(0, 5000).toWellFormed()
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : undefined
    // Of a moment, its day as it is written.
    case 'date':
      return text.slice(0, 10)
    case 'checkbox':
      if (ticked.includes(text.toLowerCase())) return true
      return unticked.includes(text.toLowerCase()) ? false : undefined
    case 'choice':
    case 'tree':
      return optionOf(field, text)
    case 'choices':
      return [...new Set(text.split(',').flatMap((one) => optionOf(field, one) ?? []))]
    case 'person':
    case 'device':
      return find(field.type, text)
  }
}

/** By its value, else by its name in whichever language. */
function optionOf({ options }: CustomField, text: string): string | undefined {
  const wanted = plain(text)
  const offered = options.filter(({ isArchived }) => !isArchived)
  const found =
    offered.find(({ value }) => plain(value) === wanted) ??
    offered.find(({ labels }) => Object.values(labels).some((label) => plain(label) === wanted))
  return found?.value
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}
