import { useTranslation } from 'react-i18next'
import { AddressField } from '../composer/address-field.tsx'
import css from './recipient-fields.module.css'

export interface RecipientLists {
  to: string[]
  cc: string[]
  bcc: string[]
}

export const emptyRecipients: RecipientLists = { to: [], cc: [], bcc: [] }

interface Props {
  value: RecipientLists
  onChange: (value: RecipientLists) => void
  errorOf: (field: keyof RecipientLists) => string | undefined
}

const fields = ['to', 'cc', 'bcc'] as const

export function RecipientFields({ value, onChange, errorOf }: Props) {
  const { t } = useTranslation('tickets')
  return (
    <div className={css['fields']}>
      {fields.map((field) => (
        <AddressField
          key={field}
          label={t(`composer.${field}`)}
          addresses={value[field]}
          onChange={(addresses) => onChange({ ...value, [field]: addresses })}
          startsFocused={field === 'to' && value.to.length === 0}
          error={errorOf(field)}
        />
      ))}
    </div>
  )
}
