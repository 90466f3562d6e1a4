import { sql } from 'kysely'
import { personOf } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { Cause } from '../events.ts'
import { seesTicket } from '../reach.ts'
import { react } from '../react.ts'
import { recordEvent } from '../record.ts'
import type { TicketRow } from '../schema.ts'
import { lockTicket } from '../select.ts'

interface Named {
  id: string
  name: string
}

/** Lets somebody follow a ticket of the actor's reach: oneself, or a colleague, who is then told. */
export async function follow(ctx: Ctx, number: number, personId: string): Promise<void> {
  await transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const [person] = await thoseWhoSee(work, ticket.id, [personId])
    if (person === undefined) throw invalidField('id', 'unknown', 'No agent with this id sees the ticket')
    const cause = { kind: 'person', personId: personOf(work.actor).id } as const
    const added = await addFollowers(work, ticket, [person], cause)
    if (added.length > 0) await react(work, { type: 'followers.added', ticket, personIds: added, cause })
  })
}

export async function unfollow(ctx: Ctx, number: number): Promise<void> {
  const { id, name } = personOf(ctx.actor)
  await transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const gone = await work.tx
      .deleteFrom('ticketFollowers')
      .where('ticketId', '=', ticket.id)
      .where('personId', '=', id)
      .returning('personId')
      .executeTakeFirst()
    if (gone === undefined) return
    const changes = [{ field: 'follower', from: { id, name }, to: null }]
    await recordEvent(work, {
      ticketId: ticket.id,
      type: 'follower.removed',
      cause: { kind: 'person', personId: id },
      changes,
    })
  })
}

/** Lets colleagues who see the ticket follow it, and tells them; the others are left out. */
export async function inviteFollowers(work: Work, ticket: TicketRow, ids: string[], cause: Cause): Promise<string[]> {
  const added = await addFollowers(work, ticket, await thoseWhoSee(work, ticket.id, ids), cause)
  if (added.length > 0) await react(work, { type: 'followers.added', ticket, personIds: added, cause })
  return added
}

/** Adds people who see the ticket, and answers who is new; who follows it already stays as before. */
export async function addFollowers(work: Work, ticket: TicketRow, people: Named[], cause: Cause): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await work.tx
    .insertInto('ticketFollowers')
    .values(people.map(({ id }) => ({ ticketId: ticket.id, personId: id, since: work.now() })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .execute()
  const added = people.filter(({ id }) => rows.some(({ personId }) => personId === id))
  if (added.length === 0) return []
  const changes = added.map(({ id, name }) => ({ field: 'follower', from: null, to: { id, name } }))
  await recordEvent(work, { ticketId: ticket.id, type: 'follower.added', cause, changes })
  return added.map(({ id }) => id)
}

/** Ends what a merge began; nobody chose it, so nothing is told. */
export async function removeFollowers(work: Work, ticketId: string, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return
  await work.tx
    .deleteFrom('ticketFollowers')
    .where('ticketId', '=', ticketId)
    .where('personId', 'in', personIds)
    .execute()
}

/** Those of some people who work here and see the ticket, as it is in this transaction. */
export async function thoseWhoSee(work: Work, ticketId: string, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Named>`
    select p.id, p.name from tickets as t join people as p on p.id = any(${ids}::uuid[])
    where t.id = ${ticketId} and ${seesTicket} order by p.name, p.id`.execute(work.tx)
  return rows
}
