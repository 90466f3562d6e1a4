import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
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
    mutationFn: (body: { email: string; password: string }) => api.sessions.signIn({ body }),
    onSuccess: (me) => {
      client.setQueryData(keys.me, me)
      onDone?.(me)
    },
  })

  return (
    <form noValidate onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack gap="md">
        {signIn.isError && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {errorText(signIn.error)}
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
