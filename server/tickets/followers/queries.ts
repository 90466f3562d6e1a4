import { sql } from 'kysely'
import { mostColleagues } from '#contract/followers.ts'
import type { PersonRef } from '#contract/people.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { seesTicket } from '../reach.ts'
import { getTicketId } from '../select.ts'

const asRef = sql`json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role)`

/** Who follows `tickets as t`, without those who no longer see it. */
export const followersOf = sql<PersonRef[]>`(select coalesce(json_agg(${asRef} order by p.name, p.id), '[]')
  from ticket_followers as f join people as p on p.id = f.person_id
  where f.ticket_id = t.id and ${seesTicket})`

export async function listFollowers(ctx: Ctx, number: number): Promise<PersonRef[]> {
  const ticketId = await getTicketId(ctx, number)
  const { rows } = await sql<{ followers: PersonRef[] }>`
    select ${followersOf} as followers from tickets as t where t.id = ${ticketId}`.execute(ctx.db)
  return rows[0]?.followers ?? []
}

/** The other agents who see a ticket. Each word of `q` begins one of the name's, whatever its accents. */
export async function listColleagues(ctx: Ctx, number: number, q: string | undefined): Promise<PersonRef[]> {
  const ticketId = await getTicketId(ctx, number)
  const words = (q ?? '').split(/\s+/).filter((word) => word !== '')
  const fits = words.map((word) => sql`strpos(' ' || plain(p.name), ' ' || plain(${word})) > 0`)
  const { rows } = await sql<{ person: PersonRef }>`
    select ${asRef} as person from tickets as t cross join people as p
    where t.id = ${ticketId} and p.role <> 'requester' and p.id <> ${personOf(ctx.actor).id} and ${seesTicket}
      and ${fits.length === 0 ? sql`true` : sql.join(fits, sql` and `)}
    order by p.name, p.id limit ${mostColleagues}`.execute(ctx.db)
  return rows.map(({ person }) => person)
}
