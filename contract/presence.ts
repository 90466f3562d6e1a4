import { z } from 'zod'
import { id } from './common.ts'
import { operation } from './operation.ts'
import { byNumber } from './tickets.ts'

/** Writing goes before viewing: it is what colleagues have to know. */
export const presenceState = z.enum(['viewing', 'writing']).meta({ id: 'PresenceState' })
export type PresenceState = z.infer<typeof presenceState>

/** An agent who is on a ticket right now. */
export const presence = z
  .object({
    number: z.int(),
    person: z.object({ id, name: z.string() }),
    state: presenceState,
  })
  .meta({ id: 'Presence' })
export type Presence = z.infer<typeof presence>

/** Of people in front of a screen: no token may call these. */
export const presences = {
  list: operation({
    method: 'GET',
    path: '/presence',
    summary:
      'Which colleagues are on which tickets that the caller sees; at most 1000. Changes come by the live stream',
    access: 'agent',
    result: z.object({ items: z.array(presence) }),
  }),
  tell: operation({
    method: 'PUT',
    path: '/tickets/:number/presence',
    summary:
      'Say that the caller looks at a ticket, writes on it or has gone; forgotten 45 seconds after it was last said',
    access: 'agent',
    params: byNumber,
    body: z.object({
      state: z.enum([...presenceState.options, 'gone']),
      /** Tells the windows of one person apart. */
      window: z.string().max(40).default(''),
    }),
    status: 204,
    errors: ['not_found'],
  }),
}
