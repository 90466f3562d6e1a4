import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertCircle, IconLogin2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError, api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useDesk } from '#web/lib/me.ts'
import { CodeField, useCodeStep } from '#web/ui/code-step.tsx'
import { enterDesk } from './enter-desk.ts'
import { EntryFrame } from './entry-frame.tsx'
import { ExpiredLink } from './expired-link.tsx'

/** Waits for a press: programs that fetch the links of a mail beforehand must not use it up. */
export function SignInByLinkPage({ token }: { token: string }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const desk = useDesk()
  const signIn = useMutation({
    mutationFn: (code: { code?: string }) => api.sessions.signInByLink({ body: { token, ...code } }),
    onSuccess: enterDesk,
  })
  const step = useCodeStep(signIn.error)
  if (signIn.error instanceof ApiError && signIn.error.code === 'link_expired') {
    return <ExpiredLink title={t('byLink.expired.title')} text={t('byLink.expired.text')} way="link" />
  }
  return (
    <EntryFrame title={t('byLink.title')} lead={t('byLink.lead', { desk: desk.name })} deskName={desk.name}>
      <Stack
        gap="lg"
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!step.isMissing) signIn.mutate(step.sent)
        }}
      >
        {step.rest && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {errorText(step.rest)}
          </Alert>
        )}
        {step.isAsked && <CodeField size="md" {...step.field} />}
        <Button
          type="submit"
          size="md"
          autoFocus
          leftSection={<IconLogin2 size={18} aria-hidden />}
          loading={signIn.isPending || signIn.isSuccess}
        >
          {t('byLink.submit')}
        </Button>
      </Stack>
    </EntryFrame>
  )
}
