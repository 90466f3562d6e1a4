import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useDesk } from '#web/lib/me.ts'
import { CodeField, useCodeStep } from '#web/ui/code-step.tsx'
import { enterDesk } from './enter-desk.ts'
import { EntryFrame } from './entry-frame.tsx'
import { ExpiredLink } from './expired-link.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { isAcceptable, judgePassword } from './password-strength.ts'

export function ResetPasswordPage({ token }: { token: string }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const desk = useDesk()
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const reset = useMutation({
    mutationFn: (code: { code?: string }) => api.sessions.reset({ body: { token, password, ...code } }),
    onSuccess: enterDesk,
  })
  const step = useCodeStep(reset.error)
  if (isExpired(reset.error)) {
    return <ExpiredLink title={t('reset.expired.title')} text={t('reset.expired.text')} way="reset" />
  }

  const isGood = isAcceptable(judgePassword(password))
  const isRefused = reset.error instanceof ApiError && reset.error.code === 'invalid'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isGood && !step.isMissing) reset.mutate(step.sent)
  }
  return (
    <EntryFrame title={t('reset.title')} lead={t('reset.lead')} deskName={desk.name}>
      <form noValidate onSubmit={submit}>
        <Stack gap="lg">
          {step.rest && !isRefused && (
            <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
              {errorText(step.rest)}
            </Alert>
          )}
          <NewPasswordField
            size="md"
            autoFocus
            value={password}
            onChange={(next) => {
              reset.reset()
              setPassword(next)
            }}
            error={isRefused ? t('password.refused') : isTried && !isGood ? t('password.invalid') : undefined}
          />
          {step.isAsked && <CodeField size="md" {...step.field} isMissing={isTried && step.isMissing} />}
          <Button type="submit" size="md" loading={reset.isPending || reset.isSuccess}>
            {t('reset.submit')}
          </Button>
        </Stack>
      </form>
    </EntryFrame>
  )
}

function isExpired(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'link_expired'
}
