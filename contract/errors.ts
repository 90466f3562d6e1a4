import { z } from 'zod'

/** Every failure a caller may meet, with its HTTP status. Codes are stable; each has words in every language. */
export const errorStatus = {
  malformed: 400,
  invalid_cursor: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  link_expired: 401,
  /** The account has a second factor: a code of the authenticator app is asked for. */
  code_needed: 401,
  wrong_code: 401,
  /** The desk has another SECRET_KEY than when the second factor was set up: no code of it can be checked. */
  factor_unreadable: 409,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  name_taken: 409,
  address_taken: 409,
  already_set_up: 409,
  ticket_changed: 409,
  ticket_closed: 409,
  article_changed: 409,
  /** Marks of what was taken out, or is missing, still stand in it. */
  article_unchecked: 422,
  last_administrator: 409,
  in_use: 409,
  request_in_progress: 409,
  already_done: 409,
  /** It has no line to the desk now. */
  device_offline: 409,
  /** Its own policy, or the person at the machine, does not allow it. */
  device_refused: 403,
  /** It was asked, and it did not work there. */
  device_failed: 409,
  /** The MeshCentral server cannot be reached, or will not do it. */
  mesh_failed: 409,
  too_large: 413,
  unsupported_media_type: 415,
  unreadable_mail: 422,
  invalid: 422,
  move_not_allowed: 422,
  /** The reply of an agent in training, where nothing can keep it for a senior. */
  needs_approval: 403,
  idempotency_mismatch: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatus

// The record above is the one list of codes; the cast only tells zod that it is not empty.
export const errorCode = z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]])

/** RFC 9457 problem details. `errors` names each bad field of a body by its path. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: errorCode,
    /** What the caller can do about it. */
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>
