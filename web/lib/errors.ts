import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from './api-error.ts'
import { i18next } from './i18n.ts'

/** Says in words what went wrong and what to do. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('common')
  return useCallback((error: unknown) => words(t, error), [t])
}

export function errorText(error: unknown): string {
  return words(i18next.getFixedT(i18next.language, 'common'), error)
}

function words(t: TFunction<'common'>, error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.internal')
  if (error.status === 0) return t('error.offline')
  if (error.code === 'too_many_requests' && error.retryAfter !== undefined) {
    return t('error.retryAfter', { count: Math.max(1, Math.ceil(error.retryAfter)) })
  }
  // What a whole thing is refused for is said of its id: there is no field to mark.
  const fault = faultOf[error.fieldCodes['id'] ?? '']
  return fault ? t(`fault.${fault}`) : t(`error.${error.code}`)
}

/** What is wrong with fields in words, for `form.setErrors`; undefined when the server named none. */
export function fieldErrors(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof ApiError) || Object.keys(error.fields).length === 0) return undefined
  const t = i18next.getFixedT(i18next.language, 'common')
  return Object.fromEntries(
    Object.entries(error.fields).map(([path, said]) => {
      const fault = faultOf[error.fieldCodes[path] ?? '']
      return [path, fault ? t(`fault.${fault}`) : said]
    }),
  )
}

/** The server's codes for fields, its own and its parser's, by our words for them. What is missing speaks for itself. */
const faultOf: Partial<Record<string, Fault>> = {
  required: 'required',
  invalid: 'invalid',
  invalid_type: 'invalid',
  invalid_format: 'invalid',
  invalid_value: 'invalid',
  custom: 'invalid',
  too_small: 'too_small',
  too_big: 'too_big',
  unknown: 'unknown',
  taken: 'taken',
  weak: 'weak',
  past: 'past',
  one_required: 'one_required',
  no_sender: 'no_sender',
  unreadable: 'unreadable',
  bad_pattern: 'bad_pattern',
  unknown_value: 'unknown_value',
  unknown_variable: 'unknown_variable',
  too_many: 'too_many',
  role: 'role',
  unreadable_csv: 'unreadable_csv',
  merged_person: 'merged_person',
  nobody_to_ask: 'nobody_to_ask',
  own: 'own',
  deciding: 'deciding',
  circle: 'circle',
  not_allowed: 'not_allowed',
}
type Fault =
  | 'required'
  | 'invalid'
  | 'too_small'
  | 'too_big'
  | 'unknown'
  | 'taken'
  | 'weak'
  | 'past'
  | 'one_required'
  | 'no_sender'
  | 'unreadable'
  | 'bad_pattern'
  | 'unknown_value'
  | 'unknown_variable'
  | 'too_many'
  | 'role'
  | 'unreadable_csv'
  | 'merged_person'
  | 'nobody_to_ask'
  | 'own'
  | 'deciding'
  | 'circle'
  | 'not_allowed'
