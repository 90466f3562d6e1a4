import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TestPart } from '#web/ui/condition-group.tsx'
import { operatorsOf, withField, withOperator } from './comparisons.ts'
import css from './condition.module.css'
import { ValueInput } from './value-input.tsx'
import { useVocabulary } from './vocabulary.ts'

export function TestEditor({ test, onChange, onRemove, errorOf }: TestPart) {
  const { t } = useTranslation('conditions')
  const { fields, kindOf, named } = useVocabulary()
  const operators = operatorsOf[kindOf(test.field)]
  const entry = named?.entryOf(test.field)
  const choose = (field: string) => onChange(withField(test, field, kindOf))
  return (
    <div className={css.test}>
      <div className={css.field}>
        <Select
          size="xs"
          aria-label={t('test.field')}
          allowDeselect={false}
          searchable
          maxDropdownHeight={320}
          data={fields}
          value={entry ?? test.field}
          onChange={(next) => next !== null && choose(named?.fieldFor(next) ?? next)}
          error={entry === undefined ? errorOf('field') : undefined}
        />
        {entry !== undefined && named?.input(test, choose, errorOf('field'))}
      </div>
      <Select
        size="xs"
        className={css.operator}
        aria-label={t('test.operator')}
        allowDeselect={false}
        data={operators.map((operator) => ({ value: operator, label: t(`operator.${operator}`) }))}
        value={test.operator}
        onChange={(next) => {
          const operator = operators.find((one) => one === next)
          if (operator !== undefined) onChange(withOperator(test, operator, kindOf))
        }}
        error={errorOf('operator')}
      />
      <div className={css.value}>
        <ValueInput test={test} onChange={(value) => onChange({ ...test, value })} error={errorOf('value')} />
        {test.operator === 'matches' && (
          <p className={css.help}>{t('test.patternHelp', { example: `{{${t('test.patternName')}}}` })}</p>
        )}
      </div>
      {onRemove ? (
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('test.remove')} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      ) : (
        <span />
      )}
    </div>
  )
}
