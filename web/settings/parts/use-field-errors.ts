import type { ErrorCode } from '#contract/errors.ts'
import { ApiError } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'

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
  const fields = error instanceof ApiError ? { ...error.fields } : {}
  const owner = error instanceof ApiError ? owners[error.code] : undefined
  if (owner !== undefined) fields[owner] ??= text
  return { of: (field) => fields[field], rest: Object.keys(fields).length === 0 ? text : undefined }
}
