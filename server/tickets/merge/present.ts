import { sql } from 'kysely'
import type { Ticket } from '#contract/tickets.ts'
import type { Actor } from '../../kernel/actor.ts'
import { ticketsVisibleTo } from '../reach.ts'

/** The ticket that `t` was merged into, as JSON; null also when that is out of reach. */
export function mergedIntoOf(actor: Actor) {
  const visible = ticketsVisibleTo(actor) ?? sql`true`
  return sql<{
    number: number
    subject: string
  } | null>`(select json_build_object('number', t.number, 'subject', t.subject)
    from (select t.merged_into_id as id) as me join tickets as t on t.id = me.id where ${visible})`
}

/** The tickets that were merged into `t`, as JSON. */
export function mergedOf(actor: Actor) {
  const visible = ticketsVisibleTo(actor) ?? sql`true`
  return sql<Ticket['merged']>`(select coalesce(json_agg(json_build_object('number', t.number, 'subject', t.subject)
      order by t.number), '[]')
    from (select t.id) as me join tickets as t on t.merged_into_id = me.id where ${visible})`
}
