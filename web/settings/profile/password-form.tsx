import { Alert, Button, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { ApiError, api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { isAcceptable, judgePassword, NewPasswordField, SecretInput } from '#web/session/index.ts'
import { showSuccess } from '#web/ui/notify.ts'

export function PasswordForm({ me }: { me: Me }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: async () => {
      await api.sessions.changePassword({ body: { current, password } })
    },
    onSuccess: () => {
      setCurrent('')
      setPassword('')
      setTried(false)
      void client.invalidateQueries({ queryKey: keys.sessions })
      showSuccess(t('profile.passwordChanged'))
    },
  })
  const code = change.error instanceof ApiError ? change.error.code : undefined
  const refused = useFieldErrors(code === 'wrong_credentials' || code === 'invalid' ? null : change.error)
  const personal = [me.name, me.email ?? '']
  const isGood = isAcceptable(judgePassword(password, personal))
  const isRefused = code === 'invalid'

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (current !== '' && isGood) change.mutate()
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        {refused.rest && (
          <Alert role="alert" color="red" variant="light">
            {refused.rest}
          </Alert>
        )}
        <SecretInput
          label={t('profile.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => {
            change.reset()
            setCurrent(event.currentTarget.value)
          }}
          error={
            code === 'wrong_credentials'
              ? t('profile.currentWrong')
              : isTried && current === '' && t('profile.currentMissing')
          }
        />
        <NewPasswordField
          value={password}
          onChange={(next) => {
            change.reset()
            setPassword(next)
          }}
          personal={personal}
          error={isRefused ? t('profile.newRefused') : isTried && !isGood ? t('profile.newInvalid') : undefined}
        />
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('profile.passwordChange')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
