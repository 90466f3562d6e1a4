import { Checkbox, Input, SegmentedControl, Select } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '#contract/common.ts'
import type { Me } from '#contract/sessions.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { TimeZoneSelect } from '#web/session/index.ts'
import { FormSection } from '../parts/form-section.tsx'

export type Preferences = Pick<Me, 'name' | 'language' | 'timeZone' | 'theme' | 'density' | 'signatureHtml'>

interface Props {
  value: Preferences
  onChange: (part: Partial<Preferences>) => void
}

const themes = ['light', 'dark', 'system'] as const
const densities = ['comfortable', 'compact'] as const

export function PreferenceFields({ value, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const themeId = useId()
  const densityId = useId()
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <FormSection title={t('profile.here')} text={t('profile.hereText')}>
      <Select
        label={common('language')}
        allowDeselect={false}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={value.language}
        onChange={(language) => isLanguage(language) && onChange({ language })}
      />
      <Checkbox
        label={t('profile.deskZone')}
        checked={value.timeZone === null}
        onChange={(event) => onChange({ timeZone: event.currentTarget.checked ? null : here })}
      />
      {value.timeZone !== null && (
        <TimeZoneSelect
          label={t('profile.timeZone')}
          value={value.timeZone}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      )}
      <Input.Wrapper
        label={t('profile.theme')}
        description={t('profile.themeText')}
        labelElement="div"
        labelProps={{ id: themeId }}
      >
        <SegmentedControl
          mt={6}
          aria-labelledby={themeId}
          data={themes.map((theme) => ({ value: theme, label: t(`profile.theme.${theme}`) }))}
          value={value.theme}
          onChange={(next) => onChange({ theme: themes.find((theme) => theme === next) ?? 'system' })}
        />
      </Input.Wrapper>
      <Input.Wrapper
        label={t('profile.density')}
        description={t('profile.densityText')}
        labelElement="div"
        labelProps={{ id: densityId }}
      >
        <SegmentedControl
          mt={6}
          aria-labelledby={densityId}
          data={densities.map((density) => ({ value: density, label: t(`profile.density.${density}`) }))}
          value={value.density}
          onChange={(next) => onChange({ density: densities.find((density) => density === next) ?? 'comfortable' })}
        />
      </Input.Wrapper>
    </FormSection>
  )
}
