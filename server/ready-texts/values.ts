import { sql } from 'kysely'
import type { ReadyTextVariable } from '#contract/template-variables.ts'
import { readSettings } from '../desk/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { TextValues } from './fill.ts'

/** What the variables stand for on a ticket that the actor has reached, when the actor writes; null: nobody does. */
export async function valuesOfTicket(
  db: Db | Tx,
  actor: Pick<PersonActor, 'id'> | null,
  ticketId: string,
): Promise<TextValues> {
  const settings = await readSettings(db)
  const row = await db
    .selectFrom('tickets as t')
    .innerJoin('people as r', 'r.id', 't.requesterId')
    .leftJoin('people as a', (join) => join.on(sql<boolean>`a.id = ${actor?.id ?? null}::uuid`))
    .leftJoin('organizations as o', 'o.id', 't.organizationId')
    .leftJoin('teams as g', 'g.id', 't.teamId')
    // Replies to a ticket that came by no inbox leave from the desk's own.
    .leftJoin('inboxes as i', (join) =>
      join.on(sql<boolean>`i.id = coalesce(t.inbox_id, (select d.id from inboxes as d where d.is_default))`),
    )
    .select(['t.number', 't.subject', 'r.name as requesterName', 'r.email as requesterEmail'])
    .select(['o.name as organizationName', 'g.name as teamName', 'i.name as inboxName', 'i.address as inboxAddress'])
    .select(['a.name as agentName', 'a.email as agentEmail'])
    .where('t.id', '=', ticketId)
    .executeTakeFirstOrThrow()
  const values: Record<ReadyTextVariable, string | null> = {
    'requester.name': row.requesterName,
    'requester.firstName': firstNameIn(row.requesterName),
    'requester.email': row.requesterEmail,
    'organization.name': row.organizationName,
    'ticket.number': String(row.number),
    'ticket.subject': row.subject,
    'agent.name': row.agentName,
    'agent.email': row.agentEmail,
    'team.name': row.teamName,
    'inbox.name': row.inboxName,
    'inbox.address': row.inboxAddress,
    'desk.name': settings.name,
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? undefined]))
}

/** What people are greeted with. “Sol, Ana” is Ana; an address is no name. */
export function firstNameIn(name: string): string {
  if (name.includes('@')) return ''
  const [last = '', given] = name.split(',')
  return (given ?? last).trim().split(/\s+/)[0] ?? ''
}
