import { z } from 'zod'
import { emailAddress, id } from './common.ts'
import { message } from './messages.ts'
import { operation } from './operation.ts'
import { bodyFields, byNumber } from './tickets.ts'

const oneMessage = byNumber.extend({ messageId: id })
const addresses = z.array(emailAddress).max(50)

/** Passing on, outside the conversation with the requester. */
export const forwarding = {
  forward: operation({
    method: 'POST',
    path: '/tickets/:number/messages/:messageId/forward',
    summary: 'Pass a message on to somebody outside; it and the answer to it stay internal',
    access: 'agent',
    scope: 'tickets:write',
    params: oneMessage,
    body: z.object({
      to: addresses.min(1),
      cc: addresses.default([]),
      bcc: addresses.default([]),
      ...bodyFields,
      /** `text`: below the comment, with its files; `mail`: the whole mail as one file (message/rfc822). */
      as: z.enum(['text', 'mail']).default('text'),
      /** Which files of the message go along; absent: all. */
      keptAttachmentIds: z.array(id).max(200).optional(),
      /** Uploads of the caller that go along too. */
      attachmentIds: z.array(id).max(50).default([]),
    }),
    result: message,
    status: 201,
    errors: ['not_found', 'invalid', 'idempotency_mismatch'],
  }),
  resend: operation({
    method: 'POST',
    path: '/tickets/:number/messages/:messageId/resend',
    summary: 'Send a message that was sent once more, to the same or to other people',
    access: 'agent',
    scope: 'tickets:write',
    params: oneMessage,
    body: z.object({
      to: addresses.min(1).optional().meta({ description: 'Absent: exactly who got it before' }),
      cc: addresses.default([]),
      bcc: addresses.default([]),
    }),
    result: message,
    errors: ['not_found', 'invalid', 'idempotency_mismatch'],
  }),
}
