import { Alert, Anchor, Button, Stack, Text, TextInput, ThemeIcon, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertCircle, IconMailCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { isAddress } from './addresses.ts'

interface Props {
  /** `link` signs in without a password, `reset` lets choose a new one. */
  kind: 'link' | 'reset'
  email: string
}

/** Asks for an address and says the same whether it is known or not. */
export function RequestMailForm({ kind, email }: Props) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const form = useForm({
    initialValues: { email },
    validate: { email: (value) => (isAddress(value) ? null : t('email.invalid')) },
  })
  const request = useMutation({
    mutationFn: async (body: { email: string }) => {
      await (kind === 'link' ? api.sessions.requestLink({ body }) : api.sessions.requestReset({ body }))
    },
  })
  if (request.isSuccess) return <Sent kind={kind} email={form.values.email} onAgain={request.reset} />

  return (
    <form noValidate onSubmit={form.onSubmit((values) => request.mutate(values))}>
      <Stack gap="md">
        {request.isError && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {errorText(request.error)}
          </Alert>
        )}
        <TextInput
          {...form.getInputProps('email')}
          size="md"
          type="email"
          label={t('email')}
          placeholder={t('email.placeholder')}
          autoComplete="username"
          data-autofocus
          autoFocus
        />
        <Button type="submit" size="md" loading={request.isPending}>
          {kind === 'link' ? t('link.submit') : t('reset.request.submit')}
        </Button>
      </Stack>
    </form>
  )
}

function Sent({ kind, email, onAgain }: Props & { onAgain: () => void }) {
  const { t } = useTranslation('session')
  return (
    <Stack gap="sm" role="status">
      <ThemeIcon variant="light" size={44} radius="xl">
        <IconMailCheck size={24} aria-hidden />
      </ThemeIcon>
      <Title order={2} size="h4">
        {t('sent.title')}
      </Title>
      <Text>{t(kind === 'link' ? 'sent.link' : 'sent.reset', { email })}</Text>
      <Anchor component="button" type="button" size="sm" ta="start" onClick={onAgain}>
        {t('sent.again')}
      </Anchor>
    </Stack>
  )
}
