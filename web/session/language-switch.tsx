import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '#contract/common.ts'
import { setLanguage } from '#web/lib/i18n.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'

/** For people who are not signed in: the language of this browser. */
export function LanguageSwitch({ onChange = setLanguage }: { onChange?: (language: Language) => unknown }) {
  const { t, i18n } = useTranslation('session')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={i18n.language}
      onChange={(language) => isLanguage(language) && onChange(language)}
      data={languages.map((value) => ({ value, label: languageNames[value] }))}
    />
  )
}
