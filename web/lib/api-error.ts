import type { ErrorCode } from '#contract/errors.ts'

interface Failure {
  code: ErrorCode
  status: number
  detail: string
  fields: Record<string, string>
  fieldCodes?: Record<string, string>
  retryAfter?: number
}

/** What the server refused (RFC 9457), or that it could not be reached: then `status` is 0. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string
  /** Messages of bad fields by their path in the body. */
  readonly fields: Record<string, string>
  /** What is wrong with them, for words of ours. */
  readonly fieldCodes: Record<string, string>
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined

  constructor(failure: Failure) {
    super(failure.detail || failure.code)
    this.name = 'ApiError'
    this.code = failure.code
    this.status = failure.status
    this.detail = failure.detail
    this.fields = failure.fields
    this.fieldCodes = failure.fieldCodes ?? {}
    this.retryAfter = failure.retryAfter
  }

  static offline(): ApiError {
    return new ApiError({ code: 'unavailable', status: 0, detail: '', fields: {} })
  }
}
