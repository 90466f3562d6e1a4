import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OutgoingMail } from '#contract/mail.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { confirmFirst } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** A mail that may have arrived is sent again only after a question. */
export function ResendButton({ mail }: { mail: OutgoingMail }) {
  const { t } = useTranslation('mail')
  const client = useQueryClient()
  const resend = useMutation({
    mutationFn: () => api.mail.resend({ params: { id: mail.id } }),
    onSuccess: () => showSuccess(t('outgoing.resent')),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.mail('outgoing') }),
  })
  const press = () => {
    if (mail.state === 'failed') return resend.mutate()
    void confirmFirst({
      title: t('outgoing.resendTitle'),
      text: t('outgoing.resendUnknown'),
      confirmLabel: t('outgoing.resend'),
      onConfirm: () => resend.mutate(),
    })
  }
  return (
    <Button
      mt={6}
      size="xs"
      variant="default"
      loading={resend.isPending}
      leftSection={<IconSend size={15} aria-hidden />}
      aria-label={t('outgoing.resendOf', { subject: mail.subject || t('noSubject') })}
      onClick={press}
    >
      {t('outgoing.resend')}
    </Button>
  )
}
