import { useTranslation } from 'react-i18next'
import type { RatingReason } from '#contract/ratings.ts'
import { useLabel } from '#web/lib/field-words.ts'
import css from './rating-form.module.css'

interface Props {
  reasons: readonly RatingReason[]
  value: string | null
  onChange: (reasonId: string | null) => void
}

/** Why, in one press; pressing it again takes it back. */
export function ReasonChoice({ reasons, value, onChange }: Props) {
  const { t } = useTranslation('portal')
  const label = useLabel()
  return (
    <fieldset className={css['choice']}>
      <legend>{t('rate.reason')}</legend>
      {reasons.map(({ id, label: words }) => (
        <label key={id} className={css['pill']}>
          <input
            type="checkbox"
            className="visually-hidden"
            checked={value === id}
            onChange={(event) => onChange(event.currentTarget.checked ? id : null)}
          />
          {label(words)}
        </label>
      ))}
    </fieldset>
  )
}
