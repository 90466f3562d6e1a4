import { type RawBuilder, sql } from 'kysely'
import type { LikelyDuplicate } from '#contract/duplicates.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { ticketsVisibleTo } from './reach.ts'
import { getTicketId, lockTickets } from './select.ts'

/** So many days apart two requests are not taken for one. */
const mostDays = 30
/** Of each kind, so that an organization with thousands of open tickets costs no more. */
const mostCompared = 50
const mostShown = 3

/**
 * How much alike two tickets must be, from 0 to 1: their subjects by groups of three letters (pg_trgm), and what was
 * said by the words in common out of all words (Jaccard). Of other people in the organization more is asked.
 */
const alike = {
  sameRequester: { subject: 0.5, words: 0.4 },
  sameOrganization: { subject: 0.65, words: 0.6 },
}

interface Row extends Omit<LikelyDuplicate, 'createdAt'> {
  createdAt: Date
}

/** Older open tickets in reach that a ticket may be a repetition of, the likest first. */
export async function listDuplicates(ctx: Ctx, number: number): Promise<LikelyDuplicate[]> {
  const id = await getTicketId(ctx, number)
  const near = sql`
    with me as (
      select t.id, t.number, t.subject, t.requester_id, t.organization_id, t.created_at, ${wordsOf(sql`t.id`)} as words
      from tickets as t
      where t.id = ${id} and t.merged_into_id is null and t.status in ('new', 'open', 'pending', 'on_hold')),
    near as (
      (${olderOnes(ctx, sql`t.requester_id = me.requester_id`)}) union
      (${olderOnes(ctx, sql`t.organization_id = me.organization_id`)})),
    compared as (
      select near.*, near.requester_id = me.requester_id as is_same,
        similarity(plain(near.subject), plain(me.subject)) as subjects,
        ${jaccard(wordsOf(sql`near.id`), sql`me.words`)} as words
      from me, near)`
  const { subject, words } = alike.sameRequester
  const others = alike.sameOrganization
  const { rows } = await sql<Row>`${near}
    select c.number, c.subject, c.status, c.created_at,
      json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role) as requester,
      case when c.is_same then 'same_requester' else 'same_organization' end as who,
      case when c.subjects >= case when c.is_same then ${subject}::real else ${others.subject}::real end
        then 'subject' else 'words' end as why
    from compared as c join people as p on p.id = c.requester_id
    where c.subjects >= case when c.is_same then ${subject}::real else ${others.subject}::real end
      or c.words >= case when c.is_same then ${words}::real else ${others.words}::real end
    order by greatest(c.subjects, c.words) desc, c.number desc
    limit ${mostShown}`.execute(ctx.db)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}

/** From then on nobody is told that the two look alike. */
export async function markDistinct(ctx: Ctx, actor: PersonActor, number: number, other: number): Promise<void> {
  await transact(ctx, async (work) => {
    const [newer, older] = await lockTickets(work, number, other)
    await work.tx
      .insertInto('distinctTickets')
      .values({ newerId: newer.id, olderId: older.id, saidBy: actor.id, saidAt: work.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

export async function unmarkDistinct(ctx: Ctx, number: number, other: number): Promise<void> {
  await transact(ctx, async (work) => {
    const [newer, older] = await lockTickets(work, number, other)
    await work.tx
      .deleteFrom('distinctTickets')
      .where('newerId', '=', newer.id)
      .where('olderId', '=', older.id)
      .execute()
  })
}

function olderOnes(ctx: Ctx, isNear: RawBuilder<unknown>) {
  return sql`
    select t.id, t.number, t.subject, t.status, t.requester_id, t.created_at from me, tickets as t
    where ${isNear} and t.number < me.number and t.merged_into_id is null
      and t.status in ('new', 'open', 'pending', 'on_hold')
      and t.created_at > me.created_at - make_interval(days => ${mostDays})
      and not exists (select from distinct_tickets as x where x.newer_id = me.id and x.older_id = t.id)
      and not exists (select from ticket_links as l where l.removed_at is null
        and ((l.from_id = me.id and l.to_id = t.id) or (l.from_id = t.id and l.to_id = me.id)))
      and ${ticketsVisibleTo(ctx.actor) ?? sql`true`}
    order by t.updated_at desc limit ${mostCompared}`
}

/** What was said, without the subject and the names of people. */
function wordsOf(ticketId: RawBuilder<unknown>) {
  return sql`(select tsvector_to_array(ts_filter(d.document, '{d}')) from ticket_documents as d
    where d.ticket_id = ${ticketId})`
}

function jaccard(one: RawBuilder<unknown>, other: RawBuilder<unknown>) {
  return sql`(select coalesce(count(*) filter (where a.word is not null and b.word is not null)::real
      / nullif(count(*), 0), 0)
    from unnest(${one}) as a (word) full join unnest(${other}) as b (word) using (word))`
}
