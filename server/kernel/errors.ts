import { type ErrorCode, errorStatus } from '#contract/errors.ts'

export interface FieldFault {
  path: string
  code: string
  message: string
}

/** A failure the caller caused or can act on. Anything else that is thrown is a bug and becomes a 500. */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly faults: FieldFault[]
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined

  /** `detail` tells the caller what to do, in English; screens have their own words for the code. */
  constructor(code: ErrorCode, detail: string, extra: { faults?: FieldFault[]; retryAfter?: number } = {}) {
    super(detail)
    this.code = code
    this.faults = extra.faults ?? []
    this.retryAfter = extra.retryAfter
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

/** A refusal for one field of a body, told like a validation error. */
export function invalidField(path: string, code: string, message: string): AppError {
  return new AppError('invalid', message, { faults: [{ path, code, message }] })
}

/** Also the answer for what the caller may not know of. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `${what} not found`)
}

/** Narrows a row that must exist, so that code reads top to bottom without null checks. */
export function found<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw notFound(what)
  return row
}

/** Policies are pure predicates; this is the one place that turns a refusal into an error. */
export function authorize(allowed: boolean, action: string): void {
  if (!allowed) throw new AppError('forbidden', `You are not allowed to ${action}`)
}
