import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { addToDocument } from './document.ts'
import { replaceRequester } from './participants.ts'
import type { TicketRow } from './schema.ts'

/**
 * What a ticket takes over from the person it is for. Nobody merges that person until the transaction ends; who was
 * merged meanwhile is found where they went.
 */
export async function readRequester(work: Work, personId: string): Promise<Requester> {
  const row = await work.tx
    .selectFrom('people as p')
    .leftJoin('organizations as o', 'o.id', 'p.organizationId')
    .select(['p.id', 'p.name', 'p.email', 'p.organizationId', 'p.mergedIntoId'])
    .select(sql<boolean>`p.is_vip or coalesce(o.is_vip, false)`.as('isVip'))
    .where('p.id', '=', personId)
    .forKeyShare('p')
    .executeTakeFirst()
  const { mergedIntoId, ...requester } = found(row, 'Requester')
  return mergedIntoId === null ? requester : readRequester(work, mergedIntoId)
}

interface Requester {
  id: string
  name: string
  email: string | null
  organizationId: string | null
  isVip: boolean
}

/**
 * A ticket that is found to be somebody else's: answers go there, and it is seen and found there. Answers with the
 * columns that follow.
 */
export async function followRequester(
  work: Work,
  ticket: TicketRow,
  personId: string | undefined,
): Promise<{ organizationId?: string | null; requesterId?: string }> {
  if (personId === undefined || personId === ticket.requesterId) return {}
  const { id, name, email, organizationId } = await readRequester(work, personId)
  await replaceRequester(work, ticket.id, email === null ? undefined : { address: email, name })
  await addToDocument(work, { ticketId: ticket.id, number: ticket.number, people: `${name} ${email ?? ''}` })
  // Whoever came in by the former requester's link has no business here any more.
  await work.tx.deleteFrom('sessions').where('guestTicketId', '=', ticket.id).where('personId', '<>', id).execute()
  return { organizationId, requesterId: id }
}
