import { Alert, Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import { CodeField, useCodeStep } from '#web/ui/code-step.tsx'
import { isAddress } from './addresses.ts'
import { SecretInput } from './secret-input.tsx'

interface Props {
  email: string
  onEmail: (email: string) => void
  onForgot: () => void
  onDone: ((me: Me) => void) | undefined
}

export function PasswordForm({ email, onEmail, onForgot, onDone }: Props) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const client = useQueryClient()
  const [startsWithEmail] = useState(email === '')
  const form = useForm({
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (isAddress(value) ? null : t('email.invalid')),
      password: (value) => (value === '' ? t('password.missing') : null),
    },
    onValuesChange: (values) => onEmail(values.email),
  })
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string; code?: string; remember?: boolean }) =>
      api.sessions.signIn({ body }),
    onSuccess: (me) => {
      client.setQueryData(keys.me, me)
      onDone?.(me)
    },
  })

  const step = useCodeStep(signIn.error)
  const [isTried, setTried] = useState(false)
  const [remember, setRemember] = useState(false)
  const submit = (values: { email: string; password: string }) => {
    setTried(step.isAsked)
    if (!step.isMissing) signIn.mutate({ ...values, ...step.sent, ...(step.isAsked && { remember }) })
  }

  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        {step.rest && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {errorText(step.rest)}
          </Alert>
        )}
        <TextInput
          {...form.getInputProps('email')}
          size="md"
          type="email"
          label={t('email')}
          placeholder={t('email.placeholder')}
          autoComplete="username"
          data-autofocus={startsWithEmail || undefined}
          autoFocus={startsWithEmail}
        />
        <SecretInput
          {...form.getInputProps('password')}
          size="md"
          label={t('password')}
          autoComplete="current-password"
          data-autofocus={!startsWithEmail || undefined}
          autoFocus={!startsWithEmail}
        />
        {step.isAsked && (
          <>
            <CodeField size="md" {...step.field} isMissing={isTried && step.isMissing} />
            <Checkbox
              label={t('signIn.remember')}
              description={t('signIn.rememberHelp')}
              checked={remember}
              onChange={(event) => setRemember(event.currentTarget.checked)}
            />
          </>
        )}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onForgot}>
          {t('signIn.forgot')}
        </Anchor>
      </Stack>
    </form>
  )
}
