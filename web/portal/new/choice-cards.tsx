import { type ReactNode, useId } from 'react'
import css from './choice-cards.module.css'

interface Choice<Value> {
  value: Value
  title: string
  text: string
  icon?: ReactNode
}

interface Props<Value> {
  legend: string
  choices: Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, each explained. */
export function ChoiceCards<Value extends string | number>({ legend, choices, value, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={css['set']}>
      <legend className={css['legend']}>{legend}</legend>
      <div className={css['cards']}>
        {choices.map((choice) => (
          <label key={choice.value} className={css['card']}>
            <input
              type="radio"
              className={css['radio']}
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon && (
              <span className={css['icon']} aria-hidden>
                {choice.icon}
              </span>
            )}
            <span className={css['words']}>
              <strong>{choice.title}</strong>
              <span>{choice.text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
