import { Radio, SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '#contract/common.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import css from './choice-card.module.css'

interface Props {
  value: Language
  onChange: (language: Language) => void
}

export function LanguageCards({ value, onChange }: Props) {
  const { t } = useTranslation('session')
  return (
    <Radio.Group
      size="md"
      label={t('setup.desk.language')}
      description={t('setup.desk.languageHelp')}
      value={value}
      onChange={(next) => isLanguage(next) && onChange(next)}
    >
      <SimpleGrid cols={2} spacing="sm" mt={8}>
        {languages.map((language) => (
          <Radio.Card key={language} value={language} className={css.card} aria-label={languageNames[language]}>
            <Radio.Indicator />
            <Text span fw={560} lang={language}>
              {languageNames[language]}
            </Text>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  )
}
