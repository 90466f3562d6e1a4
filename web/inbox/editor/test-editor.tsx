import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RuleTest } from '#contract/rules.ts'
import {
  customFieldName,
  customFieldOf,
  kindOf,
  type ViewField,
  type ViewFieldKind,
} from '#contract/view-conditions.ts'
import { useLabel } from '#web/lib/field-words.ts'
import type { TestPart } from '#web/ui/condition-group.tsx'
import css from './editor.module.css'
import {
  type Comparison,
  comparisonOf,
  comparisonsFor,
  fieldNames,
  isTimely,
  newTest,
  withComparison,
} from './fields.ts'
import { useCustomFields } from './use-custom-fields.ts'
import { ValueInput } from './value-input.tsx'

interface Props extends TestPart {
  /** Which fields may be asked for; undefined: all. */
  fields: readonly ViewField[] | undefined
}

export function TestEditor({ test, fields, onChange, onRemove, errorOf }: Props) {
  const { t } = useTranslation('views')
  const custom = useCustomFields()
  const kind = kindOf(test.field, custom)
  const choices = useFieldChoices(test.field, fields)
  return (
    <div className={css.test}>
      <Select
        size="xs"
        aria-label={t('test.field')}
        allowDeselect={false}
        searchable
        maxDropdownHeight={320}
        data={choices}
        value={kind === undefined ? null : test.field}
        onChange={(next) => {
          const chosen = kindOf(next ?? '', custom)
          if (next !== null && chosen !== undefined) onChange(newTest(next, chosen))
        }}
        error={errorOf('field')}
      />
      {kind !== undefined && (
        <>
          <ComparisonInput test={test} kind={kind} onChange={onChange} error={errorOf('operator')} />
          <div className={css.value}>
            <ValueInput
              kind={kind}
              custom={customFieldOf(test.field, custom)}
              test={test}
              knowsWhoLooks={fields === undefined}
              onChange={(value) => onChange(withValue(test, value))}
              error={errorOf('value')}
            />
          </div>
        </>
      )}
      {onRemove && (
        <ActionIcon
          className={css.remove}
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('test.remove')}
          onClick={onRemove}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </div>
  )
}

/** What every desk has, and below it what this one added; an archived field only where it is in use. */
function useFieldChoices(inUse: string, only: readonly ViewField[] | undefined) {
  const { t } = useTranslation('views')
  const label = useLabel()
  const own = useCustomFields().filter(({ key, isArchived }) => !isArchived || customFieldName(key) === inUse)
  const always = (only ?? fieldNames).map((name) => ({ value: name as string, label: t(`field.${name}`) }))
  if (own.length === 0 || only !== undefined) return always
  return [
    { group: t('test.always'), items: always },
    {
      group: t('test.custom'),
      items: own.map(({ key, labels }) => ({ value: customFieldName(key), label: label(labels) })),
    },
  ]
}

interface ComparisonProps {
  test: RuleTest
  kind: ViewFieldKind
  onChange: (test: RuleTest) => void
  error: string | undefined
}

function ComparisonInput({ test, kind, onChange, error }: ComparisonProps) {
  const { t } = useTranslation('views')
  const comparisons = comparisonsFor(test.field, kind)
  const label = (one: Comparison) => {
    if (kind === 'deadline' && (one === 'older' || one === 'newer')) return t(`operator.${one}.ahead`)
    if (isTimely(kind) && (one === 'less' || one === 'greater')) return t(`operator.${one}.date`)
    return t(`operator.${one}`)
  }
  return (
    <Select
      size="xs"
      aria-label={t('test.operator')}
      allowDeselect={false}
      data={comparisons.map((one) => ({ value: one, label: label(one) }))}
      value={comparisonOf(test, kind)}
      onChange={(next) => {
        const comparison = comparisons.find((one) => one === next)
        if (comparison !== undefined) onChange(withComparison(test, kind, comparison))
      }}
      error={error}
    />
  )
}

function withValue({ value: _, ...test }: RuleTest, value: RuleTest['value']): RuleTest {
  return value === undefined ? test : { ...test, value }
}
