import { Group, MultiSelect, Select, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '#contract/fields.ts'
import { pathOf, useLabel } from '#web/lib/field-words.ts'

type Rule = CustomField['shownWhen']

interface Props {
  value: Rule
  others: CustomField[]
  error: string | undefined
  onChange: (rule: Rule) => void
}

/** On which other field it hangs, and with which of its values it is there. */
export function DependsField({ value, others, error, onChange }: Props) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const other = others.find(({ key }) => key === value?.key)
  const choose = (key: string | null) => {
    const next = others.find((one) => one.key === key)
    onChange(next === undefined ? null : { key: next.key, values: next.type === 'checkbox' ? [true] : [] })
  }

  return (
    <Group grow align="flex-start" preventGrowOverflow={false}>
      <Select
        label={t('fields.shownWhen')}
        placeholder={t('fields.always')}
        clearable
        clearButtonProps={{ 'aria-label': t('fields.always') }}
        data={others.map((one) => ({ value: one.key, label: label(one.labels) }))}
        value={value?.key ?? null}
        error={error}
        onChange={choose}
      />
      {value && other && (
        <Values
          key={other.key}
          other={other}
          values={value.values}
          onChange={(values) => onChange({ key: other.key, values })}
        />
      )}
    </Group>
  )
}

interface ValuesProps {
  other: CustomField
  values: (string | boolean)[]
  onChange: (values: (string | boolean)[]) => void
}

function Values({ other, values, onChange }: ValuesProps) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const texts = values.map(String)
  if (other.type === 'checkbox') {
    const data = [
      { value: 'true', label: t('fields.ticked') },
      { value: 'false', label: t('fields.notTicked') },
    ]
    return (
      <Select
        label={t('fields.shownValues')}
        allowDeselect={false}
        data={data}
        value={texts[0] ?? 'true'}
        onChange={(next) => onChange([next === 'true'])}
      />
    )
  }
  if (other.options.length === 0) {
    const hint = texts.length === 0 ? t('fields.valuesHint') : ''
    return (
      <TagsInput
        label={t('fields.shownValues')}
        placeholder={hint}
        acceptValueOnBlur
        value={texts}
        onChange={onChange}
      />
    )
  }
  const data = other.options.map((option) => ({ value: option.value, label: pathOf(other.options, option, label) }))
  return <MultiSelect label={t('fields.shownValues')} data={data} value={texts} searchable onChange={onChange} />
}
