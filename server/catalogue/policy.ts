import { type RawBuilder, sql } from 'kysely'
import { type Actor, isAgent } from '../kernel/actor.ts'

/** Which services, as `s`, somebody can ask for. The others are not found. */
export function servicesOfferedTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'person' || actor.guestTicketId !== undefined)
    return sql<boolean>`(s.is_active and s.audience = 'everyone')`
  const ofTeam = isAgent(actor)
    ? sql`exists (select from service_audience as w join team_members as m on m.team_id = w.team_id
        where w.service_id = s.id and m.person_id = ${actor.id})`
    : sql`false`
  return sql<boolean>`(s.is_active and case s.audience
    when 'everyone' then true
    when 'teams' then ${ofTeam}
    else exists (select from service_audience as w join people as p on p.organization_id = w.organization_id
      where w.service_id = s.id and p.id = ${actor.id}) end)`
}

/**
 * Which services, as `s`, may be named in a mail to an address that has proved to be its owner's: what is for everybody,
 * and what is for the organization of whom it belongs to. What is for teams is spoken of inside the desk alone.
 */
export function offeredToAddress(address: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`(s.is_active and (s.audience = 'everyone' or (s.audience = 'organizations' and exists (
    select from identities as i
      join people as p on p.id = i.person_id and p.is_active
      join service_audience as w on w.organization_id = p.organization_id
      where i.kind = 'email' and i.value = ${address} and w.service_id = s.id))))`
}
