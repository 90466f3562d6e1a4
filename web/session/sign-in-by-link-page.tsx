import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertCircle, IconLogin2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError, api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useDesk } from '#web/lib/me.ts'
import { enterDesk } from './enter-desk.ts'
import { EntryFrame } from './entry-frame.tsx'
import { ExpiredLink } from './expired-link.tsx'

/** Waits for a press: programs that fetch the links of a mail beforehand must not use it up. */
export function SignInByLinkPage({ token }: { token: string }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const desk = useDesk()
  const signIn = useMutation({
    mutationFn: () => api.sessions.signInByLink({ body: { token } }),
    onSuccess: enterDesk,
  })
  if (signIn.error instanceof ApiError && signIn.error.code === 'link_expired') {
    return <ExpiredLink title={t('byLink.expired.title')} text={t('byLink.expired.text')} way="link" />
  }
  return (
    <EntryFrame title={t('byLink.title')} lead={t('byLink.lead', { desk: desk.name })} deskName={desk.name}>
      <Stack gap="lg">
        {signIn.isError && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {errorText(signIn.error)}
          </Alert>
        )}
        <Button
          size="md"
          autoFocus
          leftSection={<IconLogin2 size={18} aria-hidden />}
          loading={signIn.isPending || signIn.isSuccess}
          onClick={() => signIn.mutate()}
        >
          {t('byLink.submit')}
        </Button>
      </Stack>
    </EntryFrame>
  )
}
