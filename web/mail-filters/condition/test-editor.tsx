import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RuleOperator } from '#contract/rules.ts'
import type { TestPart } from '#web/ui/condition-group.tsx'
import css from './condition.module.css'
import { fieldNames, headerField, headerOf, operatorsFor, withField, withOperator } from './fields.ts'
import { ValueInput } from './value-input.tsx'

export function TestEditor({ test, onChange, onRemove, errorOf }: TestPart) {
  const { t } = useTranslation('mailFilters')
  const header = headerOf(test.field)
  const operators = operatorsFor(test.field)
  return (
    <div className={css.test}>
      <div className={css.field}>
        <Select
          size="xs"
          aria-label={t('test.field')}
          allowDeselect={false}
          searchable
          maxDropdownHeight={320}
          data={[
            ...fieldNames.map((name) => ({ value: name, label: t(`field.${name}`) })),
            { value: 'header', label: t('field.header') },
          ]}
          value={header === undefined ? test.field : 'header'}
          onChange={(next) => next !== null && onChange(withField(test, next === 'header' ? headerField('') : next))}
          error={header === undefined ? errorOf('field') : undefined}
        />
        {header !== undefined && (
          <TextInput
            size="xs"
            mt={4}
            aria-label={t('field.headerName')}
            placeholder="x-spam-status"
            spellCheck={false}
            maxLength={100}
            value={header}
            onChange={(event) => onChange(withField(test, headerField(event.currentTarget.value)))}
            error={errorOf('field')}
          />
        )}
      </div>
      <Select
        size="xs"
        className={css.operator}
        aria-label={t('test.operator')}
        allowDeselect={false}
        data={operators.map((operator) => ({ value: operator, label: t(`operator.${operator}`) }))}
        value={test.operator}
        onChange={(next) => {
          const operator: RuleOperator | undefined = operators.find((one) => one === next)
          if (operator !== undefined) onChange(withOperator(test, operator))
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
