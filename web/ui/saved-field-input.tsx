import { type KeyboardEvent, useEffect, useState } from 'react'
import type { CustomField, FieldNames, FieldValue } from '#contract/fields.ts'
import { FieldInput } from './field-input.tsx'

interface Props {
  field: CustomField
  saved: FieldValue | undefined
  isReadOnly: boolean
  /** Null takes the value away. */
  onSave: (value: FieldValue | null) => void
  /** What the people and devices are called that the value names. */
  names?: FieldNames
  size?: 'xs' | 'sm'
  error?: string | undefined
}

const typed = new Set<CustomField['type']>(['text', 'long_text', 'number', 'date'])

/** What is chosen is saved at once, what is typed when one leaves the field or presses Enter. */
export function SavedFieldInput({ field, saved, isReadOnly, onSave, names, size = 'sm', error }: Props) {
  const [draft, setDraft] = useState<FieldValue | undefined>(saved)
  useEffect(() => setDraft(saved), [saved])
  const isTyped = typed.has(field.type)

  function save(value: FieldValue | null | undefined) {
    const next = value === undefined || value === '' ? null : value
    if (JSON.stringify(next) !== JSON.stringify(saved ?? null)) onSave(next)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isTyped && field.type !== 'long_text' && event.key === 'Enter') save(draft)
    if (event.key === 'Escape') setDraft(saved)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field in it
    <div onKeyDown={onKeyDown}>
      <FieldInput
        size={size}
        field={field}
        value={draft}
        isReadOnly={isReadOnly}
        names={names}
        error={error}
        onChange={(value) => {
          setDraft(value ?? undefined)
          if (!isTyped) save(value)
        }}
        onBlur={() => isTyped && save(draft)}
      />
    </div>
  )
}
