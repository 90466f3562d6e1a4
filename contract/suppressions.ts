import { z } from 'zod'
import { emailAddress, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

/** An address that sent mail back for good. */
const suppression = z
  .object({
    address: z.string(),
    /** What its server said. */
    reason: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'Suppression' })
export type Suppression = z.infer<typeof suppression>

export const suppressions = {
  list: operation({
    method: 'GET',
    path: '/suppressions',
    summary: 'Addresses that nothing is sent to, as mail to them came back',
    access: 'agent',
    scope: 'people:read',
    query: z.object({ ...paging.shape, q: z.string().trim().max(254).optional() }),
    result: pageOf(suppression),
    errors: ['invalid_cursor'],
  }),
  clear: operation({
    method: 'POST',
    path: '/suppressions/clear',
    summary: 'Send to this address again',
    access: 'agent',
    scope: 'people:write',
    body: z.object({ address: emailAddress }),
    status: 204,
    errors: ['not_found'],
  }),
}
