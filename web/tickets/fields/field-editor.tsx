import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValue } from '#contract/fields.ts'
import type { Ticket } from '#contract/tickets.ts'
import { FieldInput } from '#web/ui/field-input.tsx'
import side from '../side/side.module.css'
import type { ChangeTicket } from '../use-change-ticket.ts'

interface Props {
  field: CustomField
  ticket: Ticket
  onChange: ChangeTicket
}

const typed = new Set<CustomField['type']>(['text', 'long_text', 'number', 'date'])

/** What is chosen is saved at once, what is typed when one leaves the field or presses Enter. */
export function FieldEditor({ field, ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const saved = ticket.fields[field.key]
  const [draft, setDraft] = useState<FieldValue | undefined>(saved)
  useEffect(() => setDraft(saved), [saved])
  const isTyped = typed.has(field.type)
  const isReadOnly = !ticket.can.change || field.isArchived

  function save(value: FieldValue | null | undefined) {
    const next = value === undefined || value === '' ? null : value
    if (JSON.stringify(next) === JSON.stringify(saved ?? null)) return
    const { [field.key]: _, ...others } = ticket.fields
    const shown = next === null ? others : { ...others, [field.key]: next }
    onChange({ fields: { [field.key]: next } }, { fields: shown })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isTyped && field.type !== 'long_text' && event.key === 'Enter') save(draft)
    if (event.key === 'Escape') setDraft(saved)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field in it
    <div onKeyDown={onKeyDown}>
      <FieldInput
        size="xs"
        field={field}
        value={draft}
        isReadOnly={isReadOnly}
        onChange={(value) => {
          setDraft(value ?? undefined)
          if (!isTyped) save(value)
        }}
        onBlur={() => isTyped && save(draft)}
      />
      {field.isRequiredOnSolve && saved === undefined && !isReadOnly && (
        <p className={side['reasonText']}>{t('fields.missing')}</p>
      )}
    </div>
  )
}
