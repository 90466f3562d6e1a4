import { useTranslation } from 'react-i18next'
import { useLabel } from '#web/lib/field-words.ts'
import { isTicketColumn, type ShownColumn } from './columns.ts'

/** What a column is called; a custom field has no name until it is known. */
export function useColumnWords(): (shown: Pick<ShownColumn, 'column' | 'field'>) => string {
  const { t } = useTranslation('inbox')
  const label = useLabel()
  return ({ column, field }) => {
    if (isTicketColumn(column)) return t(`column.${column}`)
    return field === undefined ? '' : label(field.labels)
  }
}
