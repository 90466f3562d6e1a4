import { Anchor, Button, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError, api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { EntryFrame } from '../entry-frame.tsx'
import { SetupSteps } from './setup-steps.tsx'

/** The first screen of a new desk. */
export function SetupWizard({ token }: { token: string }) {
  const check = useQuery({
    queryKey: ['setup', token],
    queryFn: () => api.desk.checkSetup({ params: { token } }),
    // Once it worked it must not vanish under somebody's hands while they write.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (check.isPending) return <Checking />
  if (check.isError) return <Refused error={check.error} onRetry={() => void check.refetch()} />
  return <SetupSteps token={token} />
}

function Checking() {
  const { t } = useTranslation('session')
  return (
    <EntryFrame title={t('setup.greeting')} lead={t('setup.greetingText')}>
      <Stack gap="lg" aria-busy>
        <Skeleton height={62} radius="md" />
        <Skeleton height={62} radius="md" />
        <Skeleton height={42} width={160} radius="md" />
      </Stack>
    </EntryFrame>
  )
}

function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const code = error instanceof ApiError ? error.code : 'internal'
  if (code === 'already_set_up') {
    return (
      <EntryFrame title={t('setup.already.title')} lead={t('setup.already.text')}>
        <Button component="a" href="/desk/" size="md">
          {t('setup.signIn')}
        </Button>
      </EntryFrame>
    )
  }
  if (code === 'link_expired') {
    return (
      <EntryFrame title={t('setup.expired.title')} lead={t('setup.expired.text')}>
        <Anchor href="/desk/">{t('setup.signIn')}</Anchor>
      </EntryFrame>
    )
  }
  return (
    <EntryFrame title={t('setup.unreachable')} lead={errorText(error)}>
      <Button size="md" onClick={onRetry}>
        {t('setup.retry')}
      </Button>
    </EntryFrame>
  )
}
