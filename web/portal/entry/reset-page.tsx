import { Button, PasswordInput } from '@mantine/core'
import { IconHourglassEmpty, IconKey } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { isAcceptable, judgePassword, shortestPassword } from '#web/session/password-strength.ts'
import { CodeField, useCodeStep } from '#web/ui/code-step.tsx'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useTokenParam } from '../address.ts'
import { api } from '../api.ts'
import { Refusal } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'
import css from './sign-in-card.module.css'
import { useEnter } from './use-enter.ts'

/** Where a requester's mailed link leads to choose another password. */
export function ResetPage() {
  const token = useTokenParam()
  const { t } = useTranslation('portal')
  const enter = useEnter()
  const [password, setPassword] = useState('')
  const [wasPressed, setPressed] = useState(false)
  const reset = useMutation({
    mutationFn: (code: { code?: string }) => api.sessions.reset({ body: { token, password, ...code } }),
    onSuccess: enter,
  })
  const step = useCodeStep(reset.error)
  useDocumentTitle(t('enter.resetTitle'))

  if (reset.error instanceof ApiError && reset.error.code === 'link_expired') {
    return (
      <Notice
        icon={<IconHourglassEmpty size={30} />}
        title={t('enter.expired')}
        text={t('enter.expiredText')}
        action={<LinkButton to="/reset">{t('enter.ask')}</LinkButton>}
      />
    )
  }

  const isGood = isAcceptable(judgePassword(password))
  const isRefused = reset.error instanceof ApiError && reset.error.code === 'invalid'
  function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (isGood && !step.isMissing) reset.mutate(step.sent)
  }

  return (
    <Notice
      icon={<IconKey size={30} />}
      title={t('enter.resetTitle')}
      text={step.rest && !isRefused ? <Refusal error={step.rest} /> : t('enter.resetText')}
      action={
        <form noValidate className={css['form']} onSubmit={submit}>
          <PasswordInput
            size="md"
            required
            withAsterisk={false}
            autoFocus
            autoComplete="new-password"
            label={t('enter.newPassword')}
            description={t('enter.passwordRule', { count: shortestPassword })}
            value={password}
            error={isRefused ? t('enter.passwordCommon') : wasPressed && !isGood && t('enter.passwordWeak')}
            onChange={(event) => {
              reset.reset()
              setPassword(event.currentTarget.value)
            }}
            visibilityToggleButtonProps={{ 'aria-label': t('enter.showPassword') }}
          />
          {step.isAsked && <CodeField size="md" {...step.field} />}
          <Button type="submit" size="md" loading={reset.isPending || reset.isSuccess}>
            {t('enter.resetSubmit')}
          </Button>
        </form>
      }
    />
  )
}
