import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { type FieldErrors, useFieldErrors } from '#web/lib/field-errors.ts'

/** The refusal of the form, field by field, with words for an address that the desk may not reach. */
export function useRefusals(error: unknown): FieldErrors {
  const { t } = useTranslation('settings')
  const refused = useFieldErrors(error)
  const isClosed = error instanceof ApiError && error.fieldCodes['url'] === 'not_allowed'
  return isClosed ? { ...refused, of: (field) => (field === 'url' ? t('mesh.urlClosed') : refused.of(field)) } : refused
}
