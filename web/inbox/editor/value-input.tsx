import { Group, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '#contract/fields.ts'
import type { RuleTest } from '#contract/rules.ts'
import { me, myTeams, type ViewFieldKind } from '#contract/view-conditions.ts'
import { ReferenceInput, ReferencesInput } from '#web/ui/reference-input.tsx'
import { useChoices } from './choices.ts'
import { comparisonOf } from './fields.ts'
import { OrganizationInput, RequesterInput } from './reference-inputs.tsx'

interface Props {
  kind: ViewFieldKind
  /** The field, where it is one that the desk added. */
  custom: CustomField | undefined
  test: RuleTest
  /** Whether whoever looks can be meant. */
  knowsWhoLooks: boolean
  onChange: (value: RuleTest['value']) => void
  error: string | undefined
}

/** Asks for the value in the way that field and comparison need. */
export function ValueInput(props: Props) {
  const { kind, test } = props
  if (test.operator === 'exists' || test.operator === 'exists_not') return null
  switch (kind) {
    case 'flag':
    case 'tick':
      return <YesNo {...props} />
    case 'time':
    case 'deadline':
    case 'day':
      return comparisonOf(test, kind) === test.operator ? <DateInput {...props} /> : <AgoInput {...props} />
    case 'text':
    case 'words':
    case 'search':
      return <Words {...props} />
    case 'tags':
      return <Tags {...props} />
    case 'count':
    case 'number':
      return <Count {...props} />
    case 'person':
    case 'device':
      return <Reference {...props} kind={kind} />
    default:
      if (test.field === 'requester') return <RequesterInput {...asText(props)} />
      if (test.field === 'organization') return <OrganizationInput {...asText(props)} />
      return <Choice {...props} />
  }
}

function asText({ test, onChange, error }: Props) {
  return { value: typeof test.value === 'string' ? test.value : undefined, onChange, error }
}

function useCommon(error: string | undefined) {
  const { t } = useTranslation('views')
  return { size: 'xs', 'aria-label': t('test.value'), error } as const
}

function YesNo({ test, onChange, error }: Props) {
  const { t } = useTranslation('views')
  const data = [
    { value: 'true', label: t('test.yes') },
    { value: 'false', label: t('test.no') },
  ]
  const choose = (next: string | null) => onChange(next === 'true')
  return <Select {...useCommon(error)} allowDeselect={false} data={data} value={String(test.value)} onChange={choose} />
}

function Choice({ kind, custom, test, knowsWhoLooks, onChange, error }: Props) {
  const common = useCommon(error)
  const choices = useChoices(test.field, custom)
  const data = knowsWhoLooks ? choices : choices.filter(({ value }) => value !== me && value !== myTeams)
  const isLevel = kind === 'level'
  if (test.operator === 'in_list') {
    const value = Array.isArray(test.value) ? test.value : []
    return <MultiSelect {...common} data={data} searchable value={value} onChange={onChange} />
  }
  return (
    <Select
      {...common}
      data={data}
      searchable
      allowDeselect={false}
      value={test.value === undefined ? null : String(test.value)}
      onChange={(next) => onChange(next === null ? undefined : isLevel ? Number(next) : next)}
    />
  )
}

function Reference({ kind, test, knowsWhoLooks, onChange, error }: Props & { kind: 'person' | 'device' }) {
  const { t } = useTranslation('views')
  const common = { ...useCommon(error), type: kind }
  const extra = kind === 'person' && knowsWhoLooks ? [{ value: me, label: t('me') }] : []
  if (test.operator === 'in_list') {
    return (
      <ReferencesInput
        {...common}
        extra={extra}
        value={Array.isArray(test.value) ? test.value : []}
        onChange={onChange}
      />
    )
  }
  return (
    <ReferenceInput
      {...common}
      extra={extra}
      value={typeof test.value === 'string' ? test.value : null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}

function Tags({ test, onChange, error }: Props) {
  const common = useCommon(error)
  const value = Array.isArray(test.value) ? test.value : typeof test.value === 'string' ? [test.value] : []
  const isList = test.operator === 'in_list'
  return (
    <TagsInput
      {...common}
      maxTags={isList ? 50 : 1}
      value={value.filter((tag) => tag !== '')}
      onChange={(next) => onChange(isList ? next : next.at(-1))}
    />
  )
}

function Words({ test, onChange, error }: Props) {
  return (
    <TextInput
      {...useCommon(error)}
      maxLength={300}
      value={typeof test.value === 'string' ? test.value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function Count({ kind, test, onChange, error }: Props) {
  return (
    <NumberInput
      {...useCommon(error)}
      {...(kind === 'count' && { min: 0, max: 1_000_000, allowDecimal: false })}
      value={typeof test.value === 'number' ? test.value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  )
}

function DateInput({ test, onChange, error }: Props) {
  const day = typeof test.value === 'string' ? test.value.slice(0, 10) : ''
  return (
    <TextInput
      {...useCommon(error)}
      type="date"
      value={day}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  )
}

function AgoInput({ kind, test, onChange, error }: Props) {
  const { t } = useTranslation('views')
  const [, hours, days] = /^(?:PT(\d+)H|P(\d+)D)$/.exec(String(test.value)) ?? []
  const unit = hours === undefined ? 'days' : 'hours'
  const amount = Number(hours ?? days ?? 1)
  const write = (next: number, of: string) => onChange(of === 'hours' ? `PT${next}H` : `P${next}D`)
  return (
    <Group gap={6} wrap="nowrap" align="start">
      <NumberInput
        {...useCommon(error)}
        w={84}
        min={1}
        max={9999}
        clampBehavior="strict"
        allowDecimal={false}
        value={amount}
        onChange={(next) => typeof next === 'number' && next >= 1 && write(next, unit)}
      />
      <Select
        size="xs"
        aria-label={t('test.unit')}
        allowDeselect={false}
        data={(kind === 'day' ? (['days'] as const) : (['hours', 'days'] as const)).map((value) => ({
          value,
          label: t(`unit.${value}`, { count: amount }),
        }))}
        value={unit}
        onChange={(next) => next !== null && write(amount, next)}
      />
    </Group>
  )
}
