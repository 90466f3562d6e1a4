import type { ErrorCode } from '#contract/errors.ts'
import { ApiError } from './api-error.ts'
import { fieldErrors, useErrorText } from './errors.ts'

export interface FieldErrors {
  of: (field: string) => string | undefined
  /** What belongs to no field. */
  rest: string | undefined
}

/** The refusal of a form, field by field. `owners` names the field that a code speaks of. */
export function useFieldErrors(error: unknown, owners: Partial<Record<ErrorCode, string>> = {}): FieldErrors {
  const errorText = useErrorText()
  if (error === null || error === undefined) return { of: () => undefined, rest: undefined }
  const text = errorText(error)
  const fields = { ...fieldErrors(error) }
  const owner = error instanceof ApiError ? owners[error.code] : undefined
  // The code says more than what is said of the field.
  if (owner !== undefined) fields[owner] = text
  return { of: (field) => faultIn(fields, field), rest: Object.keys(fields).length === 0 ? text : undefined }
}

/** The field's own, or that of one of its parts, as `phones.0`. */
function faultIn(fields: Record<string, string>, field: string): string | undefined {
  return fields[field] ?? Object.entries(fields).find(([path]) => path.startsWith(`${field}.`))?.[1]
}
