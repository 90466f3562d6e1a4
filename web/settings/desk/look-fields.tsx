import { ColorInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TextsField } from '#web/ui/texts-field.tsx'
import { FormSection } from '../parts/form-section.tsx'
import { AccentNote } from './accent-note.tsx'
import type { DeskFieldsProps } from './fields.ts'
import { FooterLinkFields } from './footer-link-fields.tsx'
import { LogoField } from './logo-field.tsx'
import { PortalPreview } from './portal-preview.tsx'
import { VariableFields } from './variable-fields.tsx'

const swatches = ['#2f5bc6', '#0b7285', '#2b8a3e', '#5f3dc4', '#a61e4d', '#c92a2a', '#9c4a00', '#343a40']

export function LookFields({ value, onChange, errorOf }: DeskFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <FormSection title={t('desk.look')} text={t('desk.lookText')}>
      <LogoField />
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
      <AccentNote accent={value.accent} />
      <VariableFields value={value.variables} onChange={(variables) => onChange({ variables })} />
      <TextsField
        labels={[t('desk.welcomeTitleEs'), t('desk.welcomeTitleEn')]}
        most={80}
        value={value.welcomeTitle}
        onChange={(welcomeTitle) => onChange({ welcomeTitle })}
        error={errorOf('welcomeTitle')}
      />
      <TextsField
        labels={[t('desk.welcomeTextEs'), t('desk.welcomeTextEn')]}
        most={400}
        isLong
        value={value.welcomeText}
        onChange={(welcomeText) => onChange({ welcomeText })}
        error={errorOf('welcomeText')}
      />
      <FooterLinkFields
        links={value.footerLinks}
        onChange={(footerLinks) => onChange({ footerLinks })}
        error={errorOf('footerLinks')}
      />
      <PortalPreview desk={value} />
    </FormSection>
  )
}
