import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import css from './rating-form.module.css'

const steps = [1, 2, 3, 4, 5, 6, 7] as const

interface Props {
  value: number | null
  onChange: (effort: number) => void
}

/** CES: how easy it was, from 1 to 7. */
export function EffortChoice({ value, onChange }: Props) {
  const { t } = useTranslation('portal')
  const name = useId()
  return (
    <fieldset className={css['choice']}>
      <legend>{t('rate.effort')}</legend>
      <div className={css['steps']}>
        {steps.map((step) => (
          <label key={step} className={css['step']}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={step === value}
              onChange={() => onChange(step)}
            />
            {step}
          </label>
        ))}
      </div>
      <p className={css['ends']}>
        <span>{t('rate.effortHard')}</span>
        <span>{t('rate.effortEasy')}</span>
      </p>
    </fieldset>
  )
}
