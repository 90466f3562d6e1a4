import { Radio, Stack } from '@mantine/core'
import css from './choice.module.css'

interface Props<Value extends string> {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: { value: Value; title: string; text: string }[]
  disabled?: boolean
  description?: string | undefined
  error?: string | undefined
}

/** One of a few, each with what it means. */
export function Choice<Value extends string>({ options, onChange, disabled = false, ...group }: Props<Value>) {
  const choose = (next: string) => {
    const option = options.find((one) => one.value === next)
    if (option) onChange(option.value)
  }
  return (
    <Radio.Group {...group} onChange={choose}>
      <Stack gap={8} mt={6}>
        {options.map((option) => (
          <Radio.Card
            key={option.value}
            value={option.value}
            className={css.card}
            disabled={disabled}
            aria-label={option.title}
          >
            <Radio.Indicator mt={2} disabled={disabled} />
            <span>
              <span className={css.title}>{option.title}</span>
              <span className={css.text}>{option.text}</span>
            </span>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  )
}
