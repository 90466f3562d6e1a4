import { ColorInput, NumberInput, Select, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
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
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <GroundField
        label={t('desk.headerColor')}
        value={value.headerColor}
        onChange={(headerColor) => set({ headerColor })}
      />
      <GroundField label={t('desk.heroColor')} value={value.heroColor} onChange={(heroColor) => set({ heroColor })} />
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

interface GroundProps {
  label: string
  value: string | null
  onChange: (color: string | null) => void
}

/** What is typed stands there until it is a colour; emptied, the usual one applies. */
function GroundField({ label, value, onChange }: GroundProps) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState<string>()
  const take = (next: string) => {
    const isDone = next === '' || isColor(next)
    setTyped(isDone ? undefined : next)
    if (isDone) onChange(next === '' ? null : next)
  }
  return (
    <ColorInput
      label={label}
      placeholder={t('desk.usualColor')}
      format="hex"
      withEyeDropper={false}
      value={typed ?? value ?? ''}
      onChange={take}
      onBlur={() => setTyped(undefined)}
    />
  )
}
