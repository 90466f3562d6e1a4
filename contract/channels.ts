import { z } from 'zod'
import { id, instant } from './common.ts'
import { mailFault } from './mail-accounts.ts'
import { operation } from './operation.ts'

export const mailChannel = z
  .object({
    inboxId: id,
    inboxName: z.string(),
    inboxAddress: z.string(),
    use: z.enum(['receiving', 'sending']),
    /** `silent`: nothing was heard of it for too long; `expiring`: its consent ends soon. */
    state: z.enum(['ok', 'failing', 'silent', 'expiring']),
    /** Since when it is not well; for `expiring`, when the consent ends. */
    since: instant.nullable(),
    fault: mailFault.nullable(),
    /** What the other side said; for administrators only. */
    faultDetail: z.string().nullable(),
    lastSuccessAt: instant.nullable(),
  })
  .meta({ id: 'MailChannel' })
export type MailChannel = z.infer<typeof mailChannel>

export const channels = {
  list: operation({
    method: 'GET',
    path: '/channels',
    summary: 'The mail servers of the inboxes, and whether they work',
    access: 'agent',
    scope: 'settings:read',
    result: z.object({ items: z.array(mailChannel) }),
  }),
}
