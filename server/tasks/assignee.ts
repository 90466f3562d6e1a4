import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import type { TicketRow } from '../tickets/index.ts'

/** Refuses whoever does not work here, or would not see the ticket. */
export async function checkAssignee(work: Work, ticket: TicketRow, personId: string | null): Promise<void> {
  if (personId === null) return
  const { rows } = await sql`
    select from people as p
    where p.id = ${personId} and p.is_active and p.role <> 'requester'
      and (p.role = 'admin' or ${ticket.teamId}::uuid is null or p.id = ${ticket.assigneeId}::uuid
        or exists (select from teams as g where g.id = ${ticket.teamId}::uuid and g.visibility = 'everyone')
        or exists (select from team_members as m where m.team_id = ${ticket.teamId}::uuid and m.person_id = p.id))`.execute(
    work.tx,
  )
  if (rows.length === 0) throw invalidField('assigneeId', 'unknown', 'Nobody with this id sees the ticket')
}
