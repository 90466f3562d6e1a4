import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './color-choice.module.css'

const colors = [
  '#4f7ee8',
  '#0c8599',
  '#2f9e63',
  '#66a80f',
  '#e0a100',
  '#e8590c',
  '#e03131',
  '#c2255c',
  '#7048e8',
  '#6d7688',
]

interface Props {
  value: string
  onChange: (color: string) => void
}

/** Ten colours that can be told apart; another one that is already there is kept. */
export function ColorChoice({ value, onChange }: Props) {
  const { t } = useTranslation('settings')
  const offered = colors.includes(value.toLowerCase()) ? colors : [...colors, value]
  return (
    <Radio.Group label={t('teams.color')} value={value.toLowerCase()} onChange={onChange}>
      <div className={css.colors}>
        {offered.map((color) => (
          <Radio.Card
            key={color}
            value={color.toLowerCase()}
            className={css.color}
            style={{ background: color }}
            aria-label={t('teams.colorChoice', { color })}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
