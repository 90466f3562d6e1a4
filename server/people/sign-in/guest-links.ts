import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '#contract/common.ts'
import type { Db } from '../../kernel/context.ts'
import type { Services } from '../../kernel/services.ts'
import { readSigned, sign } from '../../kernel/signatures.ts'
import { findStandingPerson } from '../identities.ts'
import { linkExpired } from './mailed-links.ts'

export interface GuestLink {
  ticketId: string
  personId: string
}

/** What lets a requester open one ticket from its mails, without signing in. */
export function guestLinkToken(services: Services, ticketId: string, personId: string): string {
  return sign(`${ticketId}:${personId}`, services.key('guest-link'))
}

export function readGuestLink(services: Services, token: string): GuestLink {
  const parts = z.tuple([id, id]).safeParse(readSigned(token, services.key('guest-link'))?.split(':'))
  if (!parts.success) throw linkExpired()
  const [ticketId, personId] = parts.data
  return { ticketId, personId }
}

/** Whom the link is for now: whoever goes on for them, if they were merged. */
export async function standingLink(db: Db, link: GuestLink): Promise<GuestLink> {
  const person = await findStandingPerson(db, link.personId)
  return { ...link, personId: person?.id ?? link.personId }
}

/** The number of the ticket, for somebody it still concerns: its requester, or one who gets copies. */
export async function openableTicket(
  db: Db,
  { ticketId, personId }: GuestLink,
): Promise<{ id: string; number: number }> {
  const row = await db
    .selectFrom('tickets')
    .innerJoin('people', (join) => join.on('people.id', '=', personId).on('people.isActive', '=', true))
    .select(['tickets.id', 'tickets.number'])
    .where('tickets.id', '=', standingTicket(ticketId))
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('tickets.requesterId', '=', personId),
        exists(
          selectFrom('ticketParticipants')
            .innerJoin('identities', 'identities.value', 'ticketParticipants.address')
            .select('ticketParticipants.address')
            .whereRef('ticketParticipants.ticketId', '=', 'tickets.id')
            .where('identities.kind', '=', 'email')
            .where('identities.personId', '=', personId),
        ),
      ]),
    )
    .executeTakeFirst()
  if (row === undefined) throw linkExpired()
  return row
}

/** Where the ticket is gone on with, when it was merged into another one. */
function standingTicket(ticketId: string) {
  return sql<string>`(with recursive way as (
      select id, merged_into_id from tickets where id = ${ticketId}
      union all
      select t.id, t.merged_into_id from way as w join tickets as t on t.id = w.merged_into_id)
    select id from way where merged_into_id is null)`
}
