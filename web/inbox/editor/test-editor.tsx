import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RuleTest } from '#contract/rules.ts'
import { isViewField, type ViewField, viewFields } from '#contract/view-conditions.ts'
import type { TestPart } from '#web/ui/condition-group.tsx'
import css from './editor.module.css'
import { type Comparison, comparisonOf, comparisonsFor, fieldNames, newTest, withComparison } from './fields.ts'
import { ValueInput } from './value-input.tsx'

interface Props extends TestPart {
  /** Which fields may be asked for; undefined: all. */
  fields: readonly ViewField[] | undefined
}

export function TestEditor({ test, fields = fieldNames, onChange, onRemove, errorOf }: Props) {
  const { t } = useTranslation('views')
  const field = isViewField(test.field) ? test.field : undefined
  return (
    <div className={css.test}>
      <Select
        size="xs"
        aria-label={t('test.field')}
        allowDeselect={false}
        searchable
        maxDropdownHeight={320}
        data={fields.map((name) => ({ value: name, label: t(`field.${name}`) }))}
        value={field ?? null}
        onChange={(next) => next !== null && isViewField(next) && onChange(newTest(next))}
        error={errorOf('field')}
      />
      {field !== undefined && (
        <>
          <ComparisonInput
            test={test}
            comparisons={comparisonsFor(field)}
            isAhead={viewFields[field] === 'deadline'}
            onChange={onChange}
            error={errorOf('operator')}
          />
          <div className={css.value}>
            <ValueInput
              field={field}
              test={test}
              knowsWhoLooks={fields === fieldNames}
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

interface ComparisonProps {
  test: RuleTest
  comparisons: Comparison[]
  /** Compared with moments to come. */
  isAhead: boolean
  onChange: (test: RuleTest) => void
  error: string | undefined
}

function ComparisonInput({ test, comparisons, isAhead, onChange, error }: ComparisonProps) {
  const { t } = useTranslation('views')
  const isTime = comparisons.includes('older')
  const label = (one: Comparison) => {
    if (isAhead && (one === 'older' || one === 'newer')) return t(`operator.${one}.ahead`)
    return isTime && (one === 'less' || one === 'greater') ? t(`operator.${one}.date`) : t(`operator.${one}`)
  }
  return (
    <Select
      size="xs"
      aria-label={t('test.operator')}
      allowDeselect={false}
      data={comparisons.map((one) => ({ value: one, label: label(one) }))}
      value={comparisonOf(test)}
      onChange={(next) => {
        const comparison = comparisons.find((one) => one === next)
        if (comparison !== undefined) onChange(withComparison(test, comparison))
      }}
      error={error}
    />
  )
}

function withValue({ value: _, ...test }: RuleTest, value: RuleTest['value']): RuleTest {
  return value === undefined ? test : { ...test, value }
}
