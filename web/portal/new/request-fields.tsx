import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { shownFields } from '#contract/shown-fields.ts'
import { fieldsQuery } from '../fields.ts'
import type { FormPart } from './form-part.ts'

// Most desks ask for nothing more, and need none of the inputs.
const FieldInput = lazy(async () => {
  const [inputs] = await Promise.all([import('#web/ui/field-input.tsx'), import('../look/field-styles.ts')])
  return { default: inputs.FieldInput }
})

interface Props extends Pick<FormPart, 'draft' | 'onChange'> {
  /** What the server said of a field, by `fields.<key>`. */
  errors: Record<string, string>
}

/** What the desk wants to know of every such request. */
export function RequestFields({ draft, errors, onChange }: Props) {
  const { data: all = [] } = useQuery(fieldsQuery)
  const shown = shownFields(all, draft.type, draft.fields).filter(({ portal }) => portal === 'editable')
  if (shown.length === 0) return null

  return (
    <Suspense>
      {shown.map((field) => (
        <FieldInput
          key={field.id}
          size="md"
          field={field}
          value={draft.fields[field.key]}
          isRequired={field.isRequiredOnOpen}
          error={errors[`fields.${field.key}`]}
          onChange={(value) => {
            const { [field.key]: _, ...others } = draft.fields
            onChange({ fields: value === null ? others : { ...others, [field.key]: value } })
          }}
        />
      ))}
    </Suspense>
  )
}
