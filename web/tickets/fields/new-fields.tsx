import { useQuery } from '@tanstack/react-query'
import type { FieldValue, FieldValues } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import type { TicketType } from '#contract/tickets.ts'
import { FieldInput } from '#web/ui/field-input.tsx'
import { fieldsQuery } from './queries.ts'

interface Props {
  type: TicketType
  values: FieldValues
  /** What the server said of a field, by `fields.<key>`. */
  errors: Record<string, unknown>
  onChange: (key: string, value: FieldValue | null) => void
}

/** The desk's own fields of a ticket that is being opened. */
export function NewFields({ type, values, errors, onChange }: Props) {
  const { data: all = [] } = useQuery(fieldsQuery)
  return shownFields(all, type, values).map((field) => {
    const error = errors[`fields.${field.key}`]
    return (
      <FieldInput
        key={field.id}
        field={field}
        value={values[field.key]}
        isRequired={field.isRequiredOnOpen}
        error={typeof error === 'string' && error}
        onChange={(value) => onChange(field.key, value)}
      />
    )
  })
}
