import { Checkbox, Input, MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Service } from '#contract/service.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { keys } from '#web/lib/queries.ts'
import css from './catalogue.module.css'

interface Props {
  value: Service['form']
  error: string | undefined
  onChange: (form: Service['form']) => void
}

/** Which custom fields the form asks for, and which of them must be filled in. */
export function FormChoice({ value, error, onChange }: Props) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const { data } = useQuery({
    queryKey: keys.fields('ticket'),
    queryFn: ({ signal }) => api.fields.list({ query: {}, signal }),
  })
  // Requesters look no people up.
  const fields = (data?.items ?? []).filter(
    ({ isArchived, portal, type }) => !isArchived && portal !== 'hidden' && type !== 'person',
  )
  const nameOf = (key: string) => {
    const field = fields.find((one) => one.key === key)
    return field === undefined ? key : label(field.labels)
  }
  return (
    <Input.Wrapper labelElement="div">
      <MultiSelect
        label={t('catalogue.form')}
        description={t('catalogue.formHelp')}
        data={fields.map(({ key, labels }) => ({ value: key, label: label(labels) }))}
        value={value.map(({ key }) => key)}
        error={error}
        onChange={(keysChosen) =>
          onChange(keysChosen.map((key) => value.find((one) => one.key === key) ?? { key, isRequired: false }))
        }
      />
      {value.map((one, place) => (
        <div key={one.key} className={css['field']}>
          <Checkbox
            label={t('catalogue.formRequired', { name: nameOf(one.key) })}
            checked={one.isRequired}
            onChange={(event) => onChange(value.with(place, { ...one, isRequired: event.currentTarget.checked }))}
          />
        </div>
      ))}
    </Input.Wrapper>
  )
}
