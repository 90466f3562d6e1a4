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
  return t(`error.${error.code}`)
}

/** The server's messages for fields, for `form.setErrors`; undefined when it named none. */
export function fieldErrors(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof ApiError) || Object.keys(error.fields).length === 0) return undefined
  return error.fields
}
