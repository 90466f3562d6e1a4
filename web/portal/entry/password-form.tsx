import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeField, useCodeStep } from '#web/ui/code-step.tsx'
import { api } from '../api.ts'
import { Refusal } from '../frame/failed.tsx'
import { isAddress } from './is-address.ts'
import css from './sign-in-card.module.css'
import { useEnter } from './use-enter.ts'

interface Props {
  email: string
  onEmail: (email: string) => void
  onForgotten: () => void
}

export function PasswordForm({ email, onEmail, onForgotten }: Props) {
  const { t } = useTranslation('portal')
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const [wasPressed, setPressed] = useState(false)
  const signIn = useMutation({
    mutationFn: (code: { code?: string }) => api.sessions.signIn({ body: { email, password, ...code } }),
    onSuccess: enter,
  })
  const step = useCodeStep(signIn.error)

  function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (isAddress(email) && password !== '' && !step.isMissing) signIn.mutate(step.sent)
  }

  return (
    <form noValidate className={css['form']} onSubmit={submit}>
      {step.rest && <Refusal error={step.rest} />}
      <TextInput
        size="md"
        type="email"
        required
        withAsterisk={false}
        autoComplete="username"
        label={t('enter.email')}
        value={email}
        error={wasPressed && !isAddress(email) && t('new.needEmail')}
        onChange={(event) => onEmail(event.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        required
        withAsterisk={false}
        autoComplete="current-password"
        label={t('enter.password')}
        value={password}
        error={wasPressed && password === '' && t('enter.needPassword')}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('enter.showPassword') }}
      />
      {step.isAsked && <CodeField size="md" {...step.field} />}
      <Anchor component="button" type="button" className={css['forgotten']} onClick={onForgotten}>
        {t('enter.forgot')}
      </Anchor>
      <Button type="submit" size="md" loading={signIn.isPending}>
        {t('enter.submit')}
      </Button>
    </form>
  )
}
