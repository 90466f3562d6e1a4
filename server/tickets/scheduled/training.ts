import { type RawBuilder, sql } from 'kysely'
import { type Actor, isAdmin, isAgent } from '../../kernel/actor.ts'
import type { Db, Tx, Work } from '../../kernel/context.ts'

/** Whether a senior approves what this agent answers. */
export async function isInTraining(db: Db | Tx, agentId: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('isInTraining').where('id', '=', agentId).executeTakeFirst()
  return row?.isInTraining === true
}

/** The chosen seniors of agent `agentId` who work here; without any, the leads of her teams. */
function seniorsOf(agentId: RawBuilder<unknown>) {
  const chosen = sql`select q.id from reply_seniors as c join people as q on q.id = c.senior_id
    where c.agent_id = ${agentId} and q.is_active and q.role <> 'requester'`
  return sql`(${chosen}
    union
    select q.id from team_members as mine
    join team_members as lead on lead.team_id = mine.team_id and lead.is_lead
    join people as q on q.id = lead.person_id
    where mine.person_id = ${agentId} and q.id <> ${agentId} and q.is_active and q.role <> 'requester'
      and not exists (${chosen}))`
}

/** Who is told of a reply: its seniors, or else the administrators. */
export async function listSeniors(work: Work, agentId: string): Promise<string[]> {
  const agent = sql`${agentId}::uuid`
  const { rows } = await sql<{ id: string }>`
    with seniors as ${seniorsOf(agent)}
    select id from seniors
    union
    select id from people
    where role = 'admin' and is_active and id <> ${agent} and not exists (select from seniors)`.execute(work.tx)
  return rows.map(({ id }) => id)
}

/** Whether the actor approves reply `w`, as a condition. Administrators can, so that none waits for somebody who is away. */
export function approves(actor: Actor): RawBuilder<boolean> {
  if (!isAgent(actor)) return sql`false`
  const agentId = sql`w.agent_id`
  const isSenior = isAdmin(actor) ? sql`true` : sql`${actor.id}::uuid in ${seniorsOf(agentId)}`
  return sql`(${agentId} <> ${actor.id} and ${isSenior})`
}

/** Whether somebody's replies wait for the word of this agent, now or some day. */
export async function approvesAny(db: Db, actor: Actor): Promise<boolean> {
  if (!isAgent(actor)) return false
  const isSenior = isAdmin(actor) ? sql`true` : sql`${actor.id}::uuid in ${seniorsOf(sql`w.id`)}`
  const { rows } = await sql`
    select from people as w
    where w.is_in_training and w.is_active and w.id <> ${actor.id} and ${isSenior} limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Tickets `t` with a reply that waits for the word of this agent. There are few such replies: read first, once, they
 * lead to their tickets however many tickets there are.
 */
export function hasReplyFor(actor: Actor): RawBuilder<boolean> {
  return sql`t.id = any(array(select w.ticket_id from scheduled_replies as w
    where w.kind = 'approval' and w.state = 'waiting' and ${approves(actor)}))`
}
