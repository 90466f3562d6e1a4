import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValue } from '#contract/fields.ts'
import type { Ticket } from '#contract/tickets.ts'
import { SavedFieldInput } from '#web/ui/saved-field-input.tsx'
import side from '../side/side.module.css'
import type { ChangeTicket } from '../use-change-ticket.ts'

interface Props {
  field: CustomField
  ticket: Ticket
  onChange: ChangeTicket
}

/** A field of a ticket, saved as soon as it is filled in. */
export function FieldEditor({ field, ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const saved = ticket.fields[field.key]
  const isReadOnly = !ticket.can.change || field.isArchived

  function save(next: FieldValue | null) {
    const { [field.key]: _, ...others } = ticket.fields
    const shown = next === null ? others : { ...others, [field.key]: next }
    onChange({ fields: { [field.key]: next } }, { fields: shown })
  }

  return (
    <div>
      <SavedFieldInput
        size="xs"
        field={field}
        saved={saved}
        names={ticket.fieldNames}
        isReadOnly={isReadOnly}
        onSave={save}
      />
      {field.isRequiredOnSolve && saved === undefined && !isReadOnly && (
        <p className={side['reasonText']}>{t('fields.missing')}</p>
      )}
    </div>
  )
}
