import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './days-input.module.css'

interface Props {
  label: string
  description?: string
  min: number
  max: number
  value: number
  onChange: (days: number) => void
  error?: string | undefined
}

/** A number of days, with the word after it. An emptied field is not a number, which the form refuses. */
export function DaysInput({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation('settings')
  const unit = t('desk.days', { count: Number.isNaN(value) ? 0 : value })
  return (
    <NumberInput
      {...rest}
      className={css.days}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      suffix={unit.replace(/^\d+/, '')}
      value={Number.isNaN(value) ? '' : value}
      onChange={(next) => onChange(typeof next === 'number' ? next : Number.NaN)}
      hideControls
    />
  )
}
