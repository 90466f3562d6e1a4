import { z } from 'zod'
import { readSettings } from '../desk/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { foldCounts, readWaiting, sendMail, type Transport } from '../mail/index.ts'
import { forgetExpired } from '../people/index.ts'
import { forgetOldKeys } from '../platform/idempotency.ts'
import type { JobSet } from '../platform/jobs.ts'
import { forgetOldWindows } from '../platform/rate-limits.ts'
import { fillWithSamples } from '../samples/index.ts'
import { learnWords } from '../search/index.ts'
import { closeSolvedTickets } from '../tickets/index.ts'
import type { DeskInstance } from './desk-instance.ts'

const inboxPayload = z.object({ inboxId: z.uuid() })

/** Everything that is done in the background, and when. */
export function jobsOf(desk: DeskInstance, transport: Transport): JobSet {
  const ctx = (job: string): Ctx => desk.contextOf({ kind: 'system', job })
  return {
    handlers: {
      'mail:read': (payload, { signal }) =>
        readWaiting(ctx('mail:read'), inboxPayload.parse(payload).inboxId, { signal }),
      'mail:count': () => foldCounts(ctx('mail:count')),
      'mail:send': (payload, { isLast }) => sendMail(ctx('mail:send'), transport, payload, isLast),
      'tickets:close': async () => {
        const { closeAfterDays } = await readSettings(desk.database.db)
        await closeSolvedTickets(ctx('tickets:close'), closeAfterDays)
      },
      'demo:fill': async () => void (await fillWithSamples(ctx('demo:fill'))),
      'search:learn': () => learnWords(ctx('search:learn')),
      'desk:tidy': async () => {
        await forgetExpired(ctx('desk:tidy'))
        await forgetOldKeys(ctx('desk:tidy'))
        await forgetOldWindows(ctx('desk:tidy'))
      },
    },
    schedule: ['*/10 * * * * tickets:close', '* * * * * search:learn', '* * * * * mail:count', '17 * * * * desk:tidy'],
  }
}
