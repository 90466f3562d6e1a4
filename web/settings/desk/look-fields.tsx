import { ColorInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormSection } from '../parts/form-section.tsx'
import type { DeskFieldsProps } from './fields.ts'
import { PortalPreview } from './portal-preview.tsx'

const swatches = ['#2f5bc6', '#0b7285', '#2b8a3e', '#5f3dc4', '#a61e4d', '#c92a2a', '#9c4a00', '#343a40']

export function LookFields({ value, onChange, errorOf }: DeskFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <FormSection title={t('desk.look')} text={t('desk.lookText')}>
      <ColorInput
        label={t('desk.accent')}
        format="hex"
        swatches={swatches}
        swatchesPerRow={8}
        withEyeDropper={false}
        value={value.accent}
        onChange={(accent) => onChange({ accent })}
        error={errorOf('accent')}
      />
      <Textarea
        label={t('desk.welcome')}
        description={t('desk.welcomeHelp')}
        placeholder={t('desk.previewGreeting')}
        maxLength={400}
        autosize
        minRows={2}
        value={value.welcome}
        onChange={(event) => onChange({ welcome: event.currentTarget.value })}
        error={errorOf('welcome')}
      />
      <PortalPreview desk={value} />
    </FormSection>
  )
}
