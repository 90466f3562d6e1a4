import { IconAlertTriangle, IconArchive, IconCheck, IconClock, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryState as State } from '#contract/delivery.ts'
import type { Message } from '#contract/messages.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './message-card.module.css'
import { RecipientDeliveries } from './recipient-deliveries.tsx'

const icons = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  kept: IconArchive,
  delayed: IconClock,
  failed: IconAlertTriangle,
  unknown: IconHelpCircle,
} as const satisfies Record<State, unknown>

const tones: Partial<Record<State, string>> = { failed: 'bad', delayed: 'warn', unknown: 'warn', sent: 'good' }

/** What became of a message that left the desk. */
export function DeliveryState({ delivery }: { delivery: NonNullable<Message['delivery']> }) {
  const { t } = useTranslation('tickets')
  const format = useFormat()
  const { state, at, recipients } = delivery
  const Icon = icons[state]
  const isSettled = recipients.every((one) => one.state === 'sent' || one.state === 'kept')
  const hasWaited = recipients.some((one) => one.state !== 'queued' && one.state !== 'sending')
  const isPartly = state === 'failed' && recipients.some((one) => one.state !== 'failed')
  const words = t(isPartly ? 'delivery.failedPartly' : `delivery.${state}`)

  return (
    <>
      <p className={css['delivery']} data-tone={tones[state]} title={at === null ? undefined : format.dateTime(at)}>
        <Icon size={14} aria-hidden />
        {words}
      </p>
      {!isSettled && hasWaited && <RecipientDeliveries recipients={recipients} />}
    </>
  )
}
