import { NumberInput, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleTest } from '#contract/rules.ts'
import { type ValueProps, type Vocabulary, VocabularyProvider } from '#web/conditions/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { useTargets } from '../queries.ts'
import { fieldNames, headerField, headerOf, isMailField, kindOf } from './fields.ts'

/** RFC 8601. */
const results = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']
const kilobyte = 1024

/** Conditions below it are about arriving mail. */
export function MailVocabulary({ children }: { children: ReactNode }) {
  const { t } = useTranslation('mailFilters')
  const format = useFormat()
  const { inboxes } = useTargets()
  const vocabulary: Vocabulary = {
    fields: [
      ...fieldNames.map((name) => ({ value: name, label: t(`field.${name}`) })),
      { value: 'header', label: t('field.header') },
    ],
    firstField: 'subject',
    kindOf,
    wordOf: (field) => {
      const header = headerOf(field)
      if (header !== undefined) return t('field.headerNamed', { name: header })
      return isMailField(field) ? t(`field.${field}`) : field
    },
    choicesOf: (field) => {
      if (kindOf(field) !== 'choice') return []
      return field === 'inbox' ? inboxes : results.map((value) => ({ value, label: value }))
    },
    valueWord: (field, value) => {
      if (field === 'size') return format.bytes(Number(value))
      return field === 'inbox' ? inboxes.find((inbox) => inbox.value === value)?.label : undefined
    },
    valueInput: (props) => (props.test.field === 'size' ? <SizeInput {...props} /> : undefined),
    named: {
      entryOf: (field) => (headerOf(field) === undefined ? undefined : 'header'),
      fieldFor: (entry) => (entry === 'header' ? headerField('') : undefined),
      input: (test, onChange, error) => <HeaderInput test={test} onChange={onChange} error={error} />,
    },
  }
  return <VocabularyProvider value={vocabulary}>{children}</VocabularyProvider>
}

function SizeInput({ test, onChange, error }: ValueProps) {
  const { t } = useTranslation('mailFilters')
  const { t: conditions } = useTranslation('conditions')
  return (
    <NumberInput
      size="xs"
      aria-label={conditions('test.value')}
      error={error}
      min={0}
      allowDecimal={false}
      suffix={` ${t('test.sizeUnit')}`}
      value={typeof test.value === 'number' ? Math.round(test.value / kilobyte) : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next * kilobyte : undefined)}
    />
  )
}

interface HeaderProps {
  test: RuleTest
  onChange: (field: string) => void
  error: string | undefined
}

function HeaderInput({ test, onChange, error }: HeaderProps) {
  const { t } = useTranslation('mailFilters')
  return (
    <TextInput
      size="xs"
      mt={4}
      aria-label={t('field.headerName')}
      placeholder="x-spam-status"
      spellCheck={false}
      maxLength={100}
      value={headerOf(test.field) ?? ''}
      onChange={(event) => onChange(headerField(event.currentTarget.value))}
      error={error}
    />
  )
}
