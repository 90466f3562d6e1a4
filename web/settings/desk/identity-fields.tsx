import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '#contract/common.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { TimeZoneSelect } from '#web/session/index.ts'
import { FormSection } from '../parts/form-section.tsx'
import type { DeskFieldsProps } from './fields.ts'

const currencies = Intl.supportedValuesOf('currency')

export function IdentityFields({ value, onChange, errorOf }: DeskFieldsProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  return (
    <FormSection title={t('desk.identity')} text={t('desk.identityText')}>
      <TextInput
        label={t('desk.name')}
        maxLength={80}
        value={value.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={errorOf('name')}
      />
      <Select
        label={common('language')}
        description={t('desk.languageHelp')}
        allowDeselect={false}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={value.language}
        onChange={(language) => isLanguage(language) && onChange({ language })}
        error={errorOf('language')}
      />
      <TimeZoneSelect
        label={common('timeZone')}
        value={value.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        error={errorOf('timeZone')}
      />
      <Select
        label={t('desk.currency')}
        description={t('desk.currencyHelp')}
        allowDeselect={false}
        searchable
        data={currencies}
        value={value.currency}
        onChange={(currency) => currency !== null && onChange({ currency })}
        error={errorOf('currency')}
      />
    </FormSection>
  )
}
