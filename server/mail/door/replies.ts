import { AppError } from '../../kernel/errors.ts'
import { isOutOfRoom, isPassing } from '../../platform/passing.ts'

/** An answer of the door that is no yes; `text` begins with the enhanced code of RFC 3463. */
export function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}

export function isReply(error: unknown): error is Error & { responseCode: number } {
  return error instanceof Error && typeof (error as { responseCode?: unknown }).responseCode === 'number'
}

/** How a failure is told. Whatever is not the mail's own fault is temporary: the sender keeps it and comes again. */
export function replyFor(error: unknown): Error {
  if (isReply(error)) return error
  if (error instanceof AppError && error.code === 'too_large') return reply(552, `5.3.4 ${error.message}`)
  if (error instanceof AppError && error.code === 'invalid') return reply(554, `5.6.0 ${error.message}`)
  if (isOutOfRoom(error)) return reply(452, '4.3.1 There is no room for mail now; try again later')
  return reply(451, '4.3.0 The mail cannot be taken now; try again later')
}

/** Whether an operator should hear of it. */
export function isSurprising(error: unknown): boolean {
  return (
    !isReply(error) &&
    !(error instanceof AppError && ['too_large', 'invalid'].includes(error.code)) &&
    !isPassing(error)
  )
}
