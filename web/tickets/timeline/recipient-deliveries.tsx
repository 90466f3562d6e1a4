import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RecipientDelivery } from '#contract/delivery.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { confirmFirst } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import css from './recipient-deliveries.module.css'

/** Those whose mail did not simply arrive: what is known, why, and the way to send it again. */
export function RecipientDeliveries({ recipients }: { recipients: RecipientDelivery[] }) {
  const { t } = useTranslation('tickets')
  return (
    <ul className={css.list} aria-label={t('delivery.recipients')}>
      {recipients.map((recipient) => (
        <li key={recipient.address} className={css.row} data-tone={toneOf(recipient)}>
          <Recipient recipient={recipient} />
        </li>
      ))}
    </ul>
  )
}

function Recipient({
  recipient: { mailId, address, state, reason, said, canSendAgain },
}: {
  recipient: RecipientDelivery
}) {
  const { t } = useTranslation('tickets')
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () => api.mail.resendTo({ params: { id: mailId }, body: { address } }),
    onSuccess: () => showSuccess(t('delivery.againSaid', { address })),
    onError: showError,
    // The ticket's number is not known here; what is shown of tickets is asked again.
    onSettled: () => client.invalidateQueries({ queryKey: keys.ticket(0).slice(0, 1) }),
  })
  const press = () => {
    if (state === 'failed' && reason !== 'suppressed') return again.mutate()
    void confirmFirst({
      title: t('delivery.againTitle'),
      text: t(state === 'failed' ? 'delivery.againSuppressed' : 'delivery.againUnknown', { address }),
      confirmLabel: t('delivery.again'),
      onConfirm: () => again.mutate(),
    })
  }
  return (
    <>
      <div className={css.words}>
        <p>
          <span className={css.address}>{address}</span> · {t(`delivery.${state}`)}
        </p>
        {reason !== null && <p>{t(`delivery.reason.${reason}`)}</p>}
        {said !== null && state !== 'sent' && <p className={css.said}>{said}</p>}
      </div>
      {canSendAgain && (
        <Button
          size="compact-xs"
          variant="default"
          loading={again.isPending}
          aria-label={t('delivery.againTo', { address })}
          onClick={press}
        >
          {t('delivery.again')}
        </Button>
      )}
    </>
  )
}

function toneOf({ state }: RecipientDelivery): string | undefined {
  if (state === 'failed') return 'bad'
  return state === 'delayed' || state === 'unknown' ? 'warn' : undefined
}
