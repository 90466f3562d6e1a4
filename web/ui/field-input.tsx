import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldNames, FieldValue } from '#contract/fields.ts'
import { pathOf, useLabel } from '#web/lib/field-words.ts'
import { ReferenceInput } from './reference-input.tsx'

interface Props {
  field: CustomField
  /** Undefined while there is none. */
  value: FieldValue | undefined
  /** Null takes the value away. */
  onChange: (value: FieldValue | null) => void
  onBlur?: () => void
  /** What the people and devices are called that the value names, as far as that came with it. */
  names?: FieldNames | undefined
  error?: ReactNode
  size?: 'xs' | 'sm' | 'md'
  isRequired?: boolean
  isReadOnly?: boolean
}

/** Where a value of a custom field is filled in, as its type demands. */
export function FieldInput({ field, value, onChange, names, onBlur, error, size = 'sm', ...state }: Props) {
  const { t } = useTranslation('common')
  const label = useLabel()
  const help = label(field.help)
  const common = {
    size,
    label: label(field.labels),
    ...(help !== '' && { description: help }),
    error,
    required: state.isRequired ?? false,
    readOnly: state.isReadOnly ?? false,
    ...(onBlur && { onBlur }),
  }
  const text = typeof value === 'string' ? value : ''
  const data = offered(field, value).map((option) => ({
    value: option.value,
    label: pathOf(field.options, option, label),
  }))
  const ofChoice = { data, searchable: data.length > 7, nothingFoundMessage: t('nothingFound') }
  const clear = { 'aria-label': t('clearField', { name: common.label }) }

  switch (field.type) {
    case 'text':
      return <TextInput {...common} maxLength={300} value={text} onChange={(event) => onChange(event.target.value)} />
    case 'long_text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={5000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...common}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
        />
      )
    case 'date':
      return (
        <TextInput {...common} type="date" value={text} onChange={(event) => onChange(event.target.value || null)} />
      )
    case 'choice':
    case 'tree':
      return (
        <Select
          {...common}
          {...ofChoice}
          clearable={!common.readOnly}
          clearButtonProps={clear}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...common}
          {...ofChoice}
          clearable={!common.readOnly}
          clearButtonProps={clear}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => onChange(next.length === 0 ? null : next)}
        />
      )
    case 'person':
    case 'device':
      return (
        <ReferenceInput
          {...common}
          type={field.type}
          names={names}
          value={text === '' ? null : text}
          onChange={onChange}
        />
      )
    case 'checkbox': {
      const { readOnly, required: _, ...rest } = common
      return (
        <Checkbox
          {...rest}
          disabled={readOnly}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    }
  }
}

/** Archived options are offered only where they are chosen already. */
function offered({ options }: CustomField, value: FieldValue | undefined) {
  const chosen = Array.isArray(value) ? value : [value]
  return options.filter((option) => !option.isArchived || chosen.includes(option.value))
}
