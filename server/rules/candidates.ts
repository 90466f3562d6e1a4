import { type RawBuilder, sql } from 'kysely'
import type { RuleTrigger } from '#contract/ticket-rules.ts'
import type { Db } from '../kernel/context.ts'
import type { TicketRow } from '../tickets/index.ts'
import { narrowed } from './narrow.ts'
import type { ReadyRule } from './rule-set.ts'

type Since = Extract<RuleTrigger, { kind: 'since' }>

/** The most tickets that a list tells at once. */
export const atOnce = 200

/** A rule that is asked by the clock, for tickets whose moment has come by then. */
export interface Due {
  rule: ReadyRule
  /** Which of its triggers, as `rule_moments` keeps it. */
  key: string
  trigger: 'since' | 'schedule'
  moment: Moment
  until: Date
  now: Date
}

/** A moment of `tickets as t`, and which tickets have one; both as the indexes say it. */
export interface Moment {
  at: RawBuilder<Date>
  isThere: RawBuilder<boolean>
}

const always = sql<boolean>`t.status <> 'closed'`

export const moments: Record<Since['moment'], Moment> = {
  created: { at: sql`t.created_at`, isThere: always },
  updated: { at: sql`t.updated_at`, isThere: always },
  status: { at: sql`coalesce(t.status_since, t.updated_at)`, isThere: always },
  assigned: { at: sql`coalesce(t.assigned_since, t.updated_at)`, isThere: sql`t.assignee_id is not null` },
  solved: { at: sql`t.solved_at`, isThere: sql`t.status = 'solved'` },
  waiting: {
    at: sql`coalesce(t.waiting_since, 'infinity'::timestamptz)`,
    isThere: sql`t.status in ('new', 'open', 'pending', 'on_hold')`,
  },
}

export function sameForAll(moment: Date): Moment {
  return { at: sql`${moment}::timestamptz`, isThere: always }
}

/** Where a list goes on. */
export interface Place {
  at: Date
  id: string
}

export interface Candidate {
  ticket: TicketRow
  moment: Date
  place: Place
}

/** Tickets whose moment comes after `since`, the earliest first. */
export function listComing(db: Db, due: Due, since: Date, after?: Place): Promise<Candidate[]> {
  const { at } = due.moment
  return listBy(db, due, { order: at, only: sql`${at} > ${since}::timestamptz`, after })
}

/** All that have it, in the order in which they were given their status: who is given another goes to the end. */
export function listInTurn(db: Db, due: Due, after?: Place): Promise<Candidate[]> {
  return listBy(db, due, { order: moments.status.at, only: sql`true`, after })
}

interface Order {
  order: RawBuilder<Date>
  only: RawBuilder<boolean>
  after: Place | undefined
}

/** Tickets for which a rule may be due; those are left out for which it was done already. */
async function listBy(db: Db, due: Due, { order, only, after }: Order): Promise<Candidate[]> {
  const { rule, key, moment, until, now } = due
  const narrow = (rule.condition && narrowed(rule.condition, now)) ?? sql<boolean>`true`
  const rows = await db
    .selectFrom('tickets as t')
    .selectAll('t')
    .select([moment.at.as('moment'), order.as('orderedBy')])
    // As the partial index says it.
    .where(sql<boolean>`t.status <> 'closed'`)
    .where(moment.isThere)
    .where(sql<boolean>`${moment.at} <= ${until}::timestamptz`)
    .where(only)
    .where(narrow)
    // By the key, ticket by ticket: joined, it would be planned for as few moments as there were when they were last counted.
    .where(sql<boolean>`coalesce((select d.moment < ${moment.at} from rule_moments as d
      where d.rule_id = ${rule.id} and d.ticket_id = t.id and d.trigger = ${key}), true)`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${order}, t.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy(order)
    .orderBy('t.id')
    .limit(atOnce)
    .execute()
  return rows.map(({ moment: came, orderedBy, ...ticket }) => ({
    ticket,
    moment: came,
    place: { at: orderedBy, id: ticket.id },
  }))
}
