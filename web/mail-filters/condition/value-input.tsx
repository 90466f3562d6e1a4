import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RuleTest } from '#contract/rules.ts'
import { type Option, useTargets } from '../queries.ts'
import { kindOf } from './fields.ts'

interface Props {
  test: RuleTest
  onChange: (value: RuleTest['value']) => void
  error: string | undefined
}

/** RFC 8601. */
const results = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']
const kilobyte = 1024

/** Asks for the value in the way that field and comparison need. */
export function ValueInput({ test, onChange, error }: Props) {
  const { t } = useTranslation('mailFilters')
  const { inboxes } = useTargets()
  const { field, operator, value } = test
  const common = { size: 'xs', 'aria-label': t('test.value'), error } as const
  if (operator === 'exists' || operator === 'exists_not') return null
  switch (kindOf(field)) {
    case 'flag': {
      const options = [
        { value: 'true', label: t('test.yes') },
        { value: 'false', label: t('test.no') },
      ]
      const choose = (next: string | null) => onChange(next === 'true')
      return <Select {...common} allowDeselect={false} data={options} value={String(value)} onChange={choose} />
    }
    case 'number': {
      const unit = field === 'size' ? kilobyte : 1
      return (
        <NumberInput
          {...common}
          min={0}
          allowDecimal={false}
          suffix={field === 'size' ? ` ${t('test.sizeUnit')}` : ''}
          value={typeof value === 'number' ? Math.round(value / unit) : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next * unit : undefined)}
        />
      )
    }
    case 'choice':
      return (
        <ChoiceInput {...{ test, onChange, error }} options={field === 'inbox' ? inboxes : results.map(asOption)} />
      )
    case 'text':
      return operator === 'in_list' ? (
        <TagsInput
          {...common}
          aria-label={t('test.list')}
          placeholder={t('test.list')}
          splitChars={[',', ';', ' ', '\n']}
          maxTags={500}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      ) : (
        <TextInput
          {...common}
          maxLength={operator === 'matches' ? 500 : 1000}
          ff={operator === 'matches' ? 'monospace' : 'text'}
          spellCheck={operator !== 'matches'}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
  }
}

function ChoiceInput({ test, options, onChange, error }: Props & { options: Option[] }) {
  const { t } = useTranslation('mailFilters')
  const { value, operator } = test
  const common = { size: 'xs', 'aria-label': t('test.value'), error, data: options } as const
  if (operator === 'in_list') {
    return <MultiSelect {...common} value={Array.isArray(value) ? value : []} onChange={onChange} />
  }
  return (
    <Select
      {...common}
      allowDeselect={false}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

function asOption(value: string): Option {
  return { value, label: value }
}
