import { useRef } from 'react'
import { ApiError } from '#web/lib/api.ts'
import { newKey } from '#web/lib/client.ts'
import { type Attempt, attemptFor, isSettled } from './composer/attempt.ts'

/** Keys for what must be done once: the same content, sent again after silence, is the same act. */
export function useAttempt() {
  const attempt = useRef<Attempt>(undefined)
  return {
    keyFor(content: unknown): string {
      attempt.current = attemptFor(attempt.current, content, newKey)
      return attempt.current.key
    },
    /** The server answered, with success or a refusal. */
    settle(error: unknown): void {
      const isAnswered = !error || (error instanceof ApiError && isSettled(error.status, error.code))
      if (isAnswered) attempt.current = undefined
    },
  }
}
