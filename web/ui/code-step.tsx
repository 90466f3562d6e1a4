import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'

export function isCodeNeeded(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'code_needed'
}

export function isCodeWrong(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'wrong_code'
}

/**
 * The step of a sign-in in which a second factor is asked for: it begins when the server says so, and stays. `sent` is
 * what the request takes along.
 */
export function useCodeStep(error: Error | null) {
  const [code, setCode] = useState('')
  const [isAsked, setAsked] = useState(false)
  if (!isAsked && isCodeNeeded(error)) setAsked(true)
  return {
    isAsked,
    isMissing: isAsked && code.trim().length < 6,
    sent: isAsked ? { code } : {},
    /** What else went wrong, to be said above the form. */
    rest: isCodeNeeded(error) || isCodeWrong(error) ? null : error,
    field: { value: code, onCode: setCode, isWrong: isCodeWrong(error) },
  }
}

interface Props extends Pick<TextInputProps, 'size'> {
  value: string
  onCode: (code: string) => void
  isWrong: boolean
  isMissing?: boolean
  /** Only the app's digits will do, as when it is set up. */
  isDigitsOnly?: boolean
}

/** The six digits of the app, or a recovery code. */
export function CodeField({ value, onCode, isWrong, isMissing = false, isDigitsOnly = false, ...rest }: Props) {
  const { t } = useTranslation('common')
  return (
    <TextInput
      {...rest}
      label={t('code')}
      description={isDigitsOnly ? t('code.digits') : t('code.help')}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={isDigitsOnly ? 'numeric' : 'text'}
      maxLength={40}
      autoFocus
      data-autofocus
      value={value}
      error={isMissing ? t('code.missing') : isWrong && t('error.wrong_code')}
      onChange={(event) => onCode(event.currentTarget.value)}
    />
  )
}
