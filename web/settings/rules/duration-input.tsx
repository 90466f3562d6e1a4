import { Group, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestMinutes, type Unit, unitMinutes, unitOf, units } from './durations.ts'

interface Props {
  label: string
  minutes: number
  onChange: (minutes: number) => void
  error: string | undefined
}

/** A length of time, in the unit in which one thinks of it. */
export function DurationInput({ label, minutes, onChange, error }: Props) {
  const { t } = useTranslation('rules')
  const [unit, setUnit] = useState<Unit>(unitOf(minutes))
  const amount = minutes / unitMinutes[unit]
  return (
    <Group gap={6} wrap="nowrap" align="start">
      <NumberInput
        size="xs"
        w={84}
        aria-label={label}
        min={1}
        max={longestMinutes / unitMinutes[unit]}
        clampBehavior="strict"
        allowDecimal={false}
        value={amount}
        onChange={(next) => typeof next === 'number' && next >= 1 && onChange(next * unitMinutes[unit])}
        error={error}
      />
      <Select
        size="xs"
        w={110}
        aria-label={t('unit')}
        allowDeselect={false}
        data={units.map((value) => ({ value, label: t(`unit.${value}`, { count: amount }) }))}
        value={unit}
        onChange={(next) => {
          const chosen = units.find((one) => one === next)
          if (chosen === undefined) return
          setUnit(chosen)
          onChange(Math.min(amount * unitMinutes[chosen], longestMinutes))
        }}
      />
    </Group>
  )
}
