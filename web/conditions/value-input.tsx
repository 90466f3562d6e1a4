import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useVocabulary, type ValueProps } from './vocabulary.ts'

/** Asks for the value in the way that field and comparison need. */
export function ValueInput(props: ValueProps) {
  const { kindOf, valueInput } = useVocabulary()
  const { field, operator } = props.test
  if (operator === 'exists' || operator === 'exists_not') return null
  const own = valueInput?.(props)
  if (own !== undefined) return own
  switch (kindOf(field)) {
    case 'flag':
      return <YesNo {...props} />
    case 'number':
      return <Amount {...props} />
    case 'choice':
      return <Choice {...props} />
    case 'text':
      return operator === 'in_list' ? <Texts {...props} /> : <Text {...props} />
  }
}

function useCommon(error: string | undefined) {
  const { t } = useTranslation('conditions')
  return { size: 'xs', 'aria-label': t('test.value'), error } as const
}

function YesNo({ test, onChange, error }: ValueProps) {
  const { t } = useTranslation('conditions')
  const data = [
    { value: 'true', label: t('test.yes') },
    { value: 'false', label: t('test.no') },
  ]
  const choose = (next: string | null) => onChange(next === 'true')
  return <Select {...useCommon(error)} allowDeselect={false} data={data} value={String(test.value)} onChange={choose} />
}

/** Numbers that are chosen from a list have words. */
function Amount({ test, onChange, error }: ValueProps) {
  const common = useCommon(error)
  const { choicesOf } = useVocabulary()
  const choices = choicesOf(test.field)
  if (choices.length > 0) {
    const value = typeof test.value === 'number' ? String(test.value) : null
    return (
      <Select
        {...common}
        allowDeselect={false}
        data={choices}
        value={value}
        onChange={(next) => onChange(next === null ? undefined : Number(next))}
      />
    )
  }
  return (
    <NumberInput
      {...common}
      min={0}
      value={typeof test.value === 'number' ? test.value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  )
}

function Choice({ test, onChange, error }: ValueProps) {
  const common = useCommon(error)
  const { choicesOf } = useVocabulary()
  const data = choicesOf(test.field)
  const { value, operator } = test
  if (operator === 'in_list') {
    const values = Array.isArray(value) ? value : []
    return <MultiSelect {...common} searchable data={data} value={values} onChange={onChange} />
  }
  return (
    <Select
      {...common}
      searchable
      allowDeselect={false}
      data={data}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

function Texts({ test, onChange, error }: ValueProps) {
  const { t } = useTranslation('conditions')
  return (
    <TagsInput
      {...useCommon(error)}
      aria-label={t('test.list')}
      placeholder={t('test.list')}
      splitChars={[',', ';', ' ', '\n']}
      maxTags={500}
      value={Array.isArray(test.value) ? test.value : []}
      onChange={onChange}
    />
  )
}

function Text({ test: { operator, value }, onChange, error }: ValueProps) {
  return (
    <TextInput
      {...useCommon(error)}
      maxLength={operator === 'matches' ? 500 : 1000}
      ff={operator === 'matches' ? 'monospace' : 'text'}
      spellCheck={operator !== 'matches'}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
