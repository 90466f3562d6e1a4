import { Alert, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { showError } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'
import { PasswordForm } from './password-form.tsx'

export function PasswordSection() {
  const { t } = useTranslation('settings')
  const me = useMe()
  return (
    <FormSection
      title={t('profile.password')}
      text={me.hasPassword ? t('profile.passwordText') : t('profile.passwordNone')}
    >
      {me.hasPassword ? <PasswordForm me={me} /> : <AskForPassword email={me.email ?? ''} />}
    </FormSection>
  )
}

function AskForPassword({ email }: { email: string }) {
  const { t } = useTranslation('settings')
  const ask = useMutation({
    mutationFn: async () => {
      await api.sessions.requestReset({ body: { email } })
    },
    onError: showError,
  })
  if (ask.isSuccess) return <Alert role="status">{t('profile.passwordAsked')}</Alert>
  return (
    <div>
      <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
        {t('profile.passwordAsk')}
      </Button>
    </div>
  )
}
