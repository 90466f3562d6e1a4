import { sql } from 'kysely'
import type { Callout } from '#contract/on-call.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { changeTicket, lockTicket, recordEvent, ticketsVisibleTo } from '../tickets/index.ts'
import { callOut } from './callouts.ts'

/** An agent calls who is on call for the team of a ticket. */
export async function callForTicket(work: Work, actor: PersonActor, number: number): Promise<Callout> {
  const ticket = await lockTicket(work, number)
  if (ticket.teamId === null) throw invalidField('number', 'no_team', 'Give the ticket to a team first')
  const call = await callOut(work, { ticket, teamId: ticket.teamId, cause: { kind: 'person', personId: actor.id } })
  if (call === undefined) throw invalidField('number', 'no_rota', 'Nobody of this team is on call')
  if (!call.isNew) throw new AppError('already_done', 'Somebody is being called for this ticket already')
  return found((await listCallouts({ ...work, db: work.tx }, call.id))[0], 'Call')
}

/** Calls that nobody has answered, of tickets in reach. */
export async function listCallouts(
  ctx: Pick<Ctx, 'actor'> & { db: Ctx['db'] | Work['tx'] },
  id?: string,
): Promise<Callout[]> {
  const { rows } = await sql<{
    id: string
    team: Callout['team']
    ticket: Callout['ticket']
    called: { id: string; name: string; email: string | null; role: string }[]
    madeAt: Date
    nextAt: Date | null
  }>`
    select c.id, c.made_at,
      jsonb_build_object('id', g.id, 'name', g.name, 'color', g.color) as team,
      jsonb_build_object('number', t.number, 'subject', t.subject, 'status', t.status) as ticket,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role)
          order by o.place)
        from unnest(c.person_ids) with ordinality as o (id, place) join people as p on p.id = o.id
        where o.place <= c.called_count), '[]') as called,
      case when c.called_count < cardinality(c.person_ids)
        then c.made_at + make_interval(mins => c.answer_minutes::int * c.called_count) end as next_at
    from callouts as c
    join tickets as t on t.id = c.ticket_id
    join teams as g on g.id = c.team_id
    where c.answered_at is null and c.ended_at is null
      and (${id ?? null}::uuid is null or c.id = ${id ?? null})
      and ${ticketsVisibleTo(ctx.actor) ?? sql`true`}
    order by c.id
    limit 100`.execute(ctx.db)
  return rows.map(({ called, madeAt, nextAt, ...row }) => ({
    ...row,
    called: called.map(presentPersonRef),
    madeAt: madeAt.toISOString(),
    nextAt: nextAt?.toISOString() ?? null,
  }))
}

/** Somebody comes. Who answers second is told that somebody does already. */
export async function answerCall(work: Work, actor: PersonActor, id: string): Promise<void> {
  const { number } = await findTicketOf(work, id)
  // The ticket before the call, as everywhere: whoever locks both never waits for each other for ever.
  const ticket = await lockTicket(work, number)
  const answered = await work.tx
    .updateTable('callouts')
    .set({ answeredAt: work.now(), answeredBy: actor.id })
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (answered === undefined) throw new AppError('already_done', 'Somebody has answered this call already')
  const cause = { kind: 'person', personId: actor.id } as const
  await recordEvent(work, { ticketId: ticket.id, type: 'call.answered', cause })
  if (ticket.assigneeId === null && ['new', 'open', 'pending', 'on_hold'].includes(ticket.status))
    await changeTicket(work, ticket, { assigneeId: actor.id }, cause)
}

async function findTicketOf(work: Work, id: string): Promise<{ number: number }> {
  const row = await work.tx
    .selectFrom('callouts as c')
    .innerJoin('tickets as t', 't.id', 'c.ticketId')
    .select('t.number')
    .where('c.id', '=', id)
    .executeTakeFirst()
  return found(row, 'Call')
}
