import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { recordEvent, type TicketRow } from '../tickets/index.ts'
import { longestWindowMs, mayWriteAutomatically } from './brakes.ts'
import { suppressionsAmong } from './suppressed.ts'

/**
 * Whether an automatic mail may leave to somebody about a ticket, and counts it if so. Above the brakes nothing is
 * sent, and the ticket's history says so once.
 */
export async function mayMail(work: Work, ticket: TicketRow, recipient: string): Promise<boolean> {
  if ((await suppressionsAmong(work, [recipient])).length > 0) return false
  // Whoever counts at the same time would not see this mail yet, and both would pass the brake.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:brakes:${recipient}`}, 0))`.execute(work.tx)
  const earlier = await work.tx
    .selectFrom('automaticSendings')
    .select(['ticketId', 'sentAt'])
    .where('recipient', '=', recipient)
    .where('sentAt', '>', new Date(work.now().getTime() - longestWindowMs))
    .orderBy('sentAt', 'desc')
    .limit(400)
    .execute()
  const sendings = earlier.map(({ ticketId, sentAt }) => ({ sentAt, isThisTicket: ticketId === ticket.id }))
  if (!mayWriteAutomatically(sendings, work.now())) {
    await tellOnce(work, ticket, recipient)
    return false
  }
  await work.tx
    .insertInto('automaticSendings')
    .values({ id: work.newId(), recipient, ticketId: ticket.id, sentAt: work.now() })
    .execute()
  return true
}

async function tellOnce(work: Work, ticket: TicketRow, recipient: string): Promise<void> {
  const told = await work.tx
    .selectFrom('ticketEvents')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .where('type', '=', 'mail.held_back')
    .executeTakeFirst()
  if (told !== undefined) return
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'mail.held_back',
    cause: { kind: 'system', job: 'mail:brakes' },
    changes: [{ field: 'recipient', from: null, to: recipient }],
  })
}
