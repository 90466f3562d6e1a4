import { z } from 'zod'
import { id, instant } from './common.ts'

/** What is known of a sent message: `kept` means written to a file, as no outgoing server is set. */
export const deliveryState = z
  .enum(['queued', 'sending', 'sent', 'kept', 'delayed', 'failed', 'unknown'])
  .meta({ id: 'DeliveryState' })
export type DeliveryState = z.infer<typeof deliveryState>

/** Why a mail did not reach somebody (yet), where it is known; screens say it in words. */
const deliveryReason = z
  .enum([
    'unknown_address',
    'unknown_domain',
    'mailbox_full',
    'mailbox_off',
    'too_large',
    'refused',
    'asked_to_wait',
    'unreachable',
    'sign_in',
    'suppressed',
    'interrupted',
    'gave_up',
    'other',
  ])
  .meta({ id: 'DeliveryReason' })
export type DeliveryReason = z.infer<typeof deliveryReason>

/** What became of a sent message for one of those it went to. */
export const recipientDelivery = z
  .object({
    /** The outgoing mail that went to them last. */
    mailId: id,
    address: z.string(),
    state: deliveryState,
    reason: deliveryReason.nullable(),
    /** What the other side said, or what went wrong. */
    said: z.string().nullable(),
    at: instant.nullable(),
    /** Whether it may be sent to them again. */
    canSendAgain: z.boolean(),
  })
  .meta({ id: 'RecipientDelivery' })
export type RecipientDelivery = z.infer<typeof recipientDelivery>
