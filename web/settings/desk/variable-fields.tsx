import { ColorInput, NumberInput, Select, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type PortalVariables, portalCorners, portalFonts } from '#contract/branding.ts'
import { isColor } from './colors.ts'

interface Props {
  value: PortalVariables
  onChange: (value: PortalVariables) => void
}

/** What may be set of the look besides the accent. */
export function VariableFields({ value, onChange }: Props) {
  const { t } = useTranslation('settings')
  const set = (part: Partial<PortalVariables>) => onChange({ ...value, ...part })
  const color = (name: 'headerColor' | 'heroColor') => ({
    label: t(`desk.${name}`),
    placeholder: t('desk.usualColor'),
    format: 'hex' as const,
    withEyeDropper: false,
    value: value[name] ?? '',
    // Kept while it is typed; what is no colour in the end is none.
    onChange: (next: string) => (next === '' || isColor(next)) && set({ [name]: next === '' ? null : next }),
  })
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <ColorInput {...color('headerColor')} />
      <ColorInput {...color('heroColor')} />
      <Select
        label={t('desk.font')}
        allowDeselect={false}
        data={portalFonts.map((font) => ({ value: font, label: t(`desk.font.${font}`) }))}
        value={value.font}
        onChange={(font) => font !== null && set({ font })}
      />
      <Select
        label={t('desk.corners')}
        allowDeselect={false}
        data={portalCorners.map((corners) => ({ value: corners, label: t(`desk.corners.${corners}`) }))}
        value={value.corners}
        onChange={(corners) => corners !== null && set({ corners })}
      />
      <NumberInput
        label={t('desk.width')}
        min={720}
        max={1600}
        step={20}
        suffix=" px"
        allowDecimal={false}
        value={value.width}
        onChange={(width) => typeof width === 'number' && set({ width: Math.round(width) })}
      />
    </SimpleGrid>
  )
}
