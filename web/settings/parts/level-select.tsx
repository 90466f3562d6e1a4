import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const levels = [1, 2, 3] as const

interface Props {
  kind: 'impact' | 'urgency'
  value: number
  size?: 'xs'
  onChange: (level: number) => void
}

export function LevelSelect({ kind, value, size, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: words } = useTranslation('tickets')
  return (
    <Select
      {...(size === undefined ? { label: t(`level.${kind}`) } : { size, 'aria-label': t(`level.${kind}`) })}
      allowDeselect={false}
      data={levels.map((level) => ({ value: String(level), label: words(`${kind}.${level}`) }))}
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
    />
  )
}
