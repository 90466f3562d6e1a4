import { IconMoodAngry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import css from './score-choice.module.css'

const faces = {
  1: IconMoodAngry,
  2: IconMoodSad,
  3: IconMoodEmpty,
  4: IconMoodSmile,
  5: IconMoodHappy,
} as const
const scores = [1, 2, 3, 4, 5] as const
export type Score = (typeof scores)[number]

interface Props {
  legend: string
  value: Score | undefined
  onChange: (score: Score) => void
}

export function ScoreChoice({ legend, value, onChange }: Props) {
  const { t } = useTranslation('portal')
  const name = useId()
  return (
    <fieldset className={css['set']}>
      <legend className="visually-hidden">{legend}</legend>
      {scores.map((score) => (
        <label key={score} className={css['score']} data-score={score}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={score === value}
            onChange={() => onChange(score)}
          />
          <Face score={score} size={34} />
          <span>{t(`rate.${score}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function Face({ score, size }: { score: Score; size: number }) {
  const Icon = faces[score]
  return <Icon size={size} stroke={1.5} aria-hidden className={css['face'] ?? ''} data-score={score} />
}

export function asScore(value: number | undefined): Score | undefined {
  return scores.find((score) => score === value)
}
