import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FieldSubject, FieldValue, FieldValues } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { SavedFieldInput } from '#web/ui/saved-field-input.tsx'
import { Card } from './profile-layout.tsx'

interface Props {
  subject: Exclude<FieldSubject, 'ticket'>
  values: FieldValues
  isReadOnly: boolean
  errorOf: (path: string) => string | undefined
  onSave: (key: string, value: FieldValue | null) => void
}

/** The desk's own fields of a person or an organization. */
export function CustomFields({ subject, values, isReadOnly, errorOf, onSave }: Props) {
  const { t } = useTranslation('customers')
  const { data } = useQuery({
    queryKey: keys.fields(subject),
    queryFn: ({ signal }) => api.fields.list({ query: { subject }, signal }),
  })
  const all = data?.items ?? []
  const shown = shownFields(all, undefined, values)
  // What was archived is read where it was filled in.
  const former = all.filter((field) => field.isArchived && values[field.key] !== undefined)
  if (shown.length + former.length === 0) return null
  return (
    <Card title={t('fields.title')}>
      {[...shown, ...former].map((field) => (
        <SavedFieldInput
          key={field.id}
          field={field}
          saved={values[field.key]}
          isReadOnly={isReadOnly || field.isArchived}
          error={errorOf(`fields.${field.key}`)}
          onSave={(value) => onSave(field.key, value)}
        />
      ))}
    </Card>
  )
}

/** The values as they will be, to be shown at once. */
export function withValue(values: FieldValues, key: string, value: FieldValue | null): FieldValues {
  const { [key]: _, ...others } = values
  return value === null ? others : { ...others, [key]: value }
}
