import { type RawBuilder, sql } from 'kysely'
import { type Actor, isAgent } from '../kernel/actor.ts'

/**
 * Which devices an actor reaches, as a condition on `devices as d`: those of teams for which devices are turned on, and
 * of these an agent those of the own teams. Every query for devices goes through this, so what is forbidden is not found.
 */
export function devicesVisibleTo(actor: Actor): RawBuilder<boolean> {
  const isOn = sql`exists (select from device_teams as dt where dt.team_id = d.team_id)`
  if (actor.kind === 'system') return sql`true`
  if (!isAgent(actor)) return sql`false`
  if (actor.teams === 'all') return sql`${isOn}`
  return sql`(${isOn} and d.team_id = any(${[...actor.teams]}::uuid[]))`
}
